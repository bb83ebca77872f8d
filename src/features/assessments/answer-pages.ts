import type { ChartView } from '../../web/chart-types.ts'
import type { Computation } from '../../web/computation.ts'
import type { Stretch } from '../../web/difference.ts'
import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'
import type { TeamCard } from '../assignments/assignments.ts'
import type { DocumentTold, ItemTold } from '../ladder/ladder.ts'
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
  /** What it stands on, in a word; empty where that needs none. */
  readonly standing: string
  readonly standingTone: string
  /** How many of its items are in which state: "2 belum, 1 diunggah"; empty where nobody needs to know. */
  readonly tally: string
  /** Where it is marked and its criteria are judged; empty for level 1. */
  readonly levelPath: string
  readonly evidence: readonly (ItemTold & { readonly documents: readonly DocumentTold[] })[]
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
  /** What came from units for it and waits to be accepted; empty where nothing does. */
  readonly deliveries: string
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
