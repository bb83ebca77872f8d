import { page } from '../../web/pages.ts'
import type { Heading } from '../assessments/assessments.ts'

interface Fact {
  readonly label: string
  readonly value: string
}

export interface ReceiptProps extends Heading {
  readonly round: number
  /** What was just done, in a sentence; empty where nothing was. */
  readonly done: string
  readonly standing: { readonly tone: string; readonly title: string; readonly text: string }
  readonly index: string
  readonly predicate: string
  readonly facts: readonly Fact[]
  readonly hash: string
  /** Which of what a submission consists of the hash covers. */
  readonly covers: string
  readonly papers: readonly { readonly href: string; readonly label: string; readonly hint: string }[]
  /** Newest first; only the newest counts. */
  readonly minutes: readonly {
    readonly href: string
    readonly label: string
    readonly document: string
    readonly title: string
    readonly by: string
    readonly at: Date
    readonly sha256: string
    readonly newest: boolean
    readonly simulated: boolean
  }[]
  readonly signHref: string
  readonly rounds: readonly {
    readonly round: number
    readonly here: boolean
    readonly at: Date
    readonly by: string
    readonly index: string
    readonly amendment: { readonly at: Date; readonly by: string; readonly reason: string } | null
  }[]
}
export const receiptPage = page<ReceiptProps>('submissions/receipt')

export interface SigningProps {
  readonly title: string
  readonly back: string
  readonly assessment: string
  readonly path: string
  /** Of the minutes to be signed, without an ending; empty where this submission holds no more. */
  readonly minutesHref: string
  readonly uploadPath: string
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly q: string
  readonly choices: readonly {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly what: string
    readonly unsigned: boolean
    readonly simulated: boolean
    readonly chosen: boolean
  }[]
  readonly documentError: string
}
export const signingPage = page<SigningProps>('submissions/signing')
