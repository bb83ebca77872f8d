import type { Stretch } from '../../web/difference.ts'
import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink } from '../assessments/assessments.ts'

export interface VersionOption {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

export interface FieldChange {
  readonly label: string
  readonly parts: readonly Stretch[]
}

export interface AnswerHistoryProps extends Heading {
  readonly number: number
  readonly code: string
  readonly name: string
  /** The newest version. */
  readonly version: number
  readonly refused: string
  readonly done: string
  readonly from: readonly VersionOption[]
  readonly to: readonly VersionOption[]
  readonly comparable: boolean
  readonly compared: string
  readonly changes: readonly FieldChange[]
  readonly revisions: readonly {
    readonly version: number
    readonly level: string
    readonly band: number
    readonly by: string
    readonly at: Date | null
    readonly origin: string
    readonly simulated: boolean
    readonly compareHref: string
    readonly mayReturn: boolean
  }[]
  readonly previous: string | null
  readonly following: string | null
}
export const answerHistoryPage = page<AnswerHistoryProps>('history/answer')

export interface HistoryProps extends Heading {
  readonly submissions: readonly {
    readonly round: number
    readonly at: Date
    readonly by: string
    readonly hash: string
    readonly index: string
    readonly predicate: string
    readonly changes: readonly (IndicatorLink & { readonly before: string; readonly after: string })[]
    /** What opened it again. */
    readonly amendment: { readonly at: Date; readonly by: string; readonly reason: string } | null
  }[]
  readonly answers: readonly (IndicatorLink & {
    readonly version: number
    readonly level: string
    readonly band: number
    readonly by: string
    readonly at: Date
  })[]
  readonly mayReadTrail: boolean
}
export const historyPage = page<HistoryProps>('history/assessment')

export interface TrailFilterProps {
  readonly name: string
  readonly error: string
  readonly options: readonly VersionOption[]
}

export interface TrailProps extends Heading {
  readonly kinds: TrailFilterProps
  readonly indicators: TrailFilterProps
  readonly people: TrailFilterProps
  readonly from: { readonly value: string; readonly error: string }
  readonly until: { readonly value: string; readonly error: string }
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly count: string
  readonly filtered: boolean
  readonly downloads: readonly { readonly href: string; readonly label: string }[]
  readonly lines: readonly {
    readonly at: Date
    readonly by: string
    readonly role: string
    readonly what: string
    /** Of an answer: the way to its history. */
    readonly href: string
    readonly simulated: boolean
    readonly changes: readonly FieldChange[]
    readonly reason: string
    readonly hash: string
  }[]
  readonly previous: string | null
  readonly following: string | null
}
export const trailPage = page<TrailProps>('history/trail')
