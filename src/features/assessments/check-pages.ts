import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink } from './pages.ts'

/** An indicator that stops the submission. */
export interface BareIndicator extends IndicatorLink {
  /** Levels that have nothing at all, each with the place where something can be attached. */
  readonly levels: readonly { readonly level: number; readonly href: string }[]
}

export interface WarningLine {
  readonly key: string
  readonly href: string
  readonly text: string
  /** What its indicator is called, or what a document is used for. */
  readonly about: string
  readonly ticked: boolean
  readonly reason: { readonly text: string; readonly by: string; readonly at: Date } | null
}

/** Warnings of one kind with the form that gives them a reason. */
export interface WarningKind {
  readonly code: string
  /** Begins the ids of what stands in it. */
  readonly name: string
  readonly title: string
  readonly hint: string
  readonly count: number
  readonly open: boolean
  readonly lines: readonly WarningLine[]
  /** Null where this person may not give one. */
  readonly form: {
    readonly label: string
    readonly button: string
    readonly text: string
    readonly textError: string
    readonly ticksError: string
  } | null
}

export interface FindingsProps {
  readonly unanswered: readonly IndicatorLink[]
  readonly bare: readonly BareIndicator[]
  readonly open: readonly WarningKind[]
  readonly reasoned: readonly WarningKind[]
  /** Levels without evidence, over all of these indicators. */
  readonly bareLevels: number
  readonly errorCount: number
  readonly openCount: number
  readonly reasonedCount: number
}

export interface CheckProps extends Heading {
  readonly findings: FindingsProps
  /** What to do first; empty where nothing is left to be done before submitting, or somebody else does it. */
  readonly next: { readonly href: string; readonly text: string } | null
  readonly answers: readonly (IndicatorLink & {
    readonly value: string
    readonly band: number
    readonly explanation: string
  })[]
  readonly index: string
  readonly predicate: string
  readonly ready: boolean
  /** The change that took the ready mark away. */
  readonly lapse: (IndicatorLink & { readonly by: string; readonly at: Date }) | null
  readonly mayMarkReady: boolean
  readonly mayTakeBack: boolean
  readonly maySubmit: boolean
  /** Warns whoever may submit that a second person was to look at the answers; empty where there is nothing to warn of. */
  readonly secondPerson: string
  readonly whoSubmits: boolean
  /** What is lacking before this person may mark or submit; empty where nothing is, or where they may not. */
  readonly lacking: string
  readonly submission: { readonly at: Date; readonly by: string; readonly hash: string } | null
  /** What opened it again after it had been submitted. */
  readonly opened: { readonly at: Date; readonly by: string; readonly reason: string } | null
  /** The reason for opening it again; its error is a sentence. Null where this person may not. */
  readonly amend: { readonly value: string; readonly error: string } | null
  readonly refused: string
  /** What is wrong with the reasons that were typed. */
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  /** A reason that was typed for warnings that are all gone now; empty otherwise. */
  readonly typedBack: string
  readonly done: string
}
export const checkPage = page<CheckProps>('assessments/check')
