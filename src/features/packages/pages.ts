import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink } from '../assessments/assessments.ts'

export interface Tag {
  readonly label: string
  /** A class of `.tag`, or empty. */
  readonly tone: string
}

export interface OverviewProps extends Heading {
  readonly all: number
  readonly copied: number
  /** What was changed here after it was copied; empty where nothing was. */
  readonly changed: string
  readonly zip: { readonly href: string; readonly what: string }
  /** The first indicator with something left to copy. */
  readonly next: IndicatorLink | null
  readonly mayTick: boolean
  readonly aspects: readonly {
    readonly title: string
    readonly progress: string
    readonly indicators: readonly (IndicatorLink & {
      readonly level: string
      readonly band: number
      /** How far the answer is; null where there is nothing to copy. */
      readonly answer: Tag | null
      /** "2 dari 3 disalin"; empty where nothing is attached. */
      readonly proofs: string
      readonly proofsTone: string
      readonly changed: string
    })[]
  }[]
}
export const overviewPage = page<OverviewProps>('packages/overview')

/** A box to tick. */
export interface TickProps {
  readonly part: string
  /** The part with the fingerprint of what is shown. */
  readonly value: string
  readonly checked: boolean
  /** What is shown is no longer what was copied. */
  readonly changed: boolean
  /** Who noted it and when; null where nobody has. */
  readonly by: { readonly name: string; readonly at: Date } | null
}

export interface ProofProps extends TickProps {
  readonly item: string
  readonly itemText: string
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly simulated: boolean
  readonly expired: boolean
  /** An address to copy; empty for a file. */
  readonly url: string
  /** A file: where to get it, what it is, and its name in the package. */
  readonly href: string
  readonly what: string
  readonly fileName: string
}

export interface IndicatorPackageProps extends Heading {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly level: string
  readonly band: number
  readonly levelLabel: string
  readonly services: readonly { readonly id: string; readonly label: string; readonly value: string }[]
  readonly explanation: string
  readonly length: string
  readonly answer: TickProps | null
  readonly levels: readonly {
    readonly level: number
    readonly label: string
    readonly folder: string
    readonly proofs: readonly ProofProps[]
  }[]
  readonly gone: readonly { readonly part: string; readonly title: string; readonly checked: boolean }[]
  /** All that is shown, and what of it was ticked: the form carries both. */
  readonly shown: string
  readonly before: string
  readonly mayTick: boolean
  readonly done: string
  readonly problem: string
  readonly previous: { readonly href: string; readonly label: string } | null
  readonly next: { readonly href: string; readonly label: string } | null
}
export const indicatorPackagePage = page<IndicatorPackageProps>('packages/indicator')
