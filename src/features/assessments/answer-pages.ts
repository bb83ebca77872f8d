import type { ChartView } from '../../web/chart-types.ts'
import type { Computation } from '../../web/computation.ts'
import type { Stretch } from '../../web/difference.ts'
import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'
import type { TeamCard } from '../assignments/assignments.ts'
import type { Unsent } from './offline.ts'
import type { GapRow, Heading, IndicatorLink, Option } from './pages.ts'
import type { ProposalTold, RelatedTold } from './proposal-pages.ts'

export interface LevelCard {
  readonly level: number
  readonly value: string
  readonly label: string
  readonly criteria: string
  readonly chosen: boolean
  readonly isReference: boolean
  readonly open: boolean
  /** How many of its items have something attached; empty for none. */
  readonly filled: string
  readonly evidence: readonly {
    readonly id: string
    readonly text: string
    readonly state: string
    readonly tone: string
    readonly documents: readonly AttachedDocument[]
  }[]
}

export interface AttachedDocument {
  readonly href: string
  readonly title: string
  readonly number: string
  readonly isLink: boolean
  readonly simulated: boolean
}

/** A field that two people changed. */
export interface ConflictTold {
  readonly name: string
  readonly label: string
  readonly theirs: string
  readonly by: string
  readonly at: Date | null
  /** From their text to the typed one; empty for short fields. */
  readonly parts: readonly Stretch[]
  readonly mergeable: boolean
}

export interface IndicatorProps extends Heading {
  readonly number: number
  readonly code: string
  readonly name: string
  readonly question: string
  readonly guidance: string
  readonly units: string
  readonly weight: string
  readonly externalIndex: string
  readonly lowConfidence: boolean
  readonly wholeLevels: boolean
  readonly levels: readonly LevelCard[]
  readonly version: string
  /** Errors of the four fields are sentences already. */
  readonly value: Field
  readonly explanation: Field
  readonly namesService: boolean
  readonly serviceName: Field
  readonly serviceOwner: Field
  readonly wrong: boolean
  readonly general: string | null
  readonly conflicts: readonly ConflictTold[]
  /** Why nothing was stored although no field is wrong; empty otherwise. */
  readonly notice: string
  /** A text of a conflict was just chosen: it is in the form, not stored yet. */
  readonly choosing: boolean
  /** Who else is at this answer; empty when nobody is. */
  readonly others: string
  readonly proposal: ProposalTold | null
  readonly related: readonly RelatedTold[]
  /** Whose work it is; null outside the agency. */
  readonly team: TeamCard | null
  /** The assessment was locked before this form came back: what was typed is shown, not stored. */
  readonly tooLate: boolean
  readonly endsReady: boolean
  readonly saved: boolean
  /** The form came back as it was typed, with the reason why it was not stored. */
  readonly asTyped: boolean
  /** What scripts say about saving; empty where nothing can be saved. */
  readonly words: string
  /** Where a change that waited cannot be sent any more; null where one may answer, and outside the agency. */
  readonly unsent: Unsent | null
  readonly editable: boolean
  readonly readOnlyReason: string
  readonly referenceLabel: string
  readonly referenceLevel: string
  readonly referenceBand: number
  readonly referenceSimulated: boolean
  readonly isTarget: boolean
  readonly practices: readonly { readonly slug: string; readonly title: string; readonly summary: string }[]
  readonly previous: IndicatorLink | null
  readonly next: IndicatorLink | null
  readonly index: string
  readonly answered: number
  readonly total: number
  readonly unofficialEnglish: boolean
}
export const indicatorPage = page<IndicatorProps>('assessments/indicator')

export interface ResultProps extends Heading {
  readonly index: string
  readonly predicate: string
  readonly document: string
  readonly missing: number
  readonly answered: number
  readonly total: number
  readonly sentence: string
  readonly nextBand: string
  /** What the reference is called inside a sentence. */
  readonly against: string
  readonly referenceLabel: string
  readonly referenceIndex: string
  readonly referenceSimulated: boolean
  readonly isTarget: boolean
  readonly bars: ChartView
  readonly radar: ChartView
  readonly trend: ChartView
  readonly gaps: readonly GapRow[]
  readonly computation: Computation
}
export const resultPage = page<ResultProps>('assessments/result')

export interface CheckProps extends Heading {
  readonly missing: readonly IndicatorLink[]
  readonly warnings: readonly (IndicatorLink & { readonly warning: string })[]
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
  readonly whoSubmits: boolean
  /** What is lacking before this person may mark or submit; empty where nothing is, or where they may not. */
  readonly lacking: string
  readonly submission: { readonly at: Date; readonly by: string; readonly hash: string } | null
  /** What opened it again after it had been submitted. */
  readonly opened: { readonly at: Date; readonly by: string; readonly reason: string } | null
  /** The reason for opening it again; its error is a sentence. Null where this person may not. */
  readonly amend: { readonly value: string; readonly error: string } | null
  readonly refused: string | null
}
export const checkPage = page<CheckProps>('assessments/check')

export interface OfficialProps {
  readonly agency: string
  readonly years: readonly Option[]
  readonly instruments: readonly Option[]
  readonly document: Field
  readonly values: Field
  readonly year: Field
  readonly instrument: Field
  readonly wrong: boolean
  readonly valueErrors: readonly string[]
}
export const officialPage = page<OfficialProps>('assessments/official')

export interface ItemProps {
  readonly back: string
  readonly path: string
  readonly item: string
  readonly title: string
  readonly indicator: string
  readonly level: number
  readonly label: string
  readonly text: string
  readonly state: string
  readonly tone: string
  readonly isDraft: boolean
  readonly done: string
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly attached: readonly (AttachedDocument & { readonly reference: string; readonly place: string })[]
  readonly editable: boolean
  readonly q: string
  readonly choices: readonly {
    readonly id: string
    readonly title: string
    readonly number: string
    readonly isLink: boolean
    readonly simulated: boolean
    readonly chosen: boolean
  }[]
  /** Whether there is something to choose, or something was typed. */
  readonly askable: boolean
  readonly documentError: string
  readonly place: { readonly value: string; readonly error: string }
  readonly uploadPath: string
  readonly linkPath: string
}
export const itemPage = page<ItemProps>('assessments/item')
