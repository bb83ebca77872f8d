import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

interface Fact {
  readonly label: string
  readonly value: string
}

export interface RefusedProps {
  readonly heading: string
  readonly text: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly ways: readonly { readonly href: string; readonly label: string }[]
}
export const refusedPage = page<RefusedProps>('exports/refused')

export interface DownloadsProps {
  readonly downloads: readonly {
    readonly id: string
    readonly title: string
    readonly format: string
    readonly state: string
    /** A class of `.tag`. */
    readonly tone: string
    readonly size: string
    /** Of the file: says the filters; empty until it is ready. */
    readonly name: string
    readonly asked: string
    readonly until: string
  }[]
}
export const downloadsPage = page<DownloadsProps>('exports/downloads')

export interface DownloadProps {
  readonly id: string
  readonly title: string
  readonly format: string
  readonly state: string
  readonly stateText: string
  readonly tone: string
  readonly ready: boolean
  readonly failed: boolean
  readonly get: string
  /** Of the file's name. */
  readonly ending: string
  /** Where the same file is asked for again. */
  readonly retry: string
  readonly reportPath: string
  readonly steps: readonly {
    readonly name: string
    readonly text: string
    readonly told: string
    readonly now: boolean
  }[]
  readonly facts: readonly Fact[]
}
export const downloadPage = page<DownloadProps>('exports/download')

export interface VerifyProps {
  /** Empty where nothing was asked yet. */
  readonly verdict: string
  readonly verdictText: string
  readonly tone: string
  readonly facts: readonly Fact[]
  /** What the paper must say; empty where it is not told. */
  readonly figures: readonly Fact[]
  /** What to do with them, or why there are none; empty where nothing is known of the paper. */
  readonly figuresNote: string
  /** Whole path with its language; empty for none. */
  readonly reportHref: string
  /** What that link is called. */
  readonly openLabel: string
  /** What is told after sign-in only; empty where nothing is. */
  readonly closed: string
  /** What the hash is made of. */
  readonly covers: string
  readonly signInHref: string
  readonly code: Field
}
export const verifyPage = page<VerifyProps>('exports/verify')
