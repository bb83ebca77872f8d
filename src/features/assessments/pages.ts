import { page } from '../../web/pages.ts'
import type { AssignmentTold } from '../assignments/assignments.ts'
import type { Unsent } from './offline.ts'

export interface Heading {
  readonly id: string
  readonly title: string
  readonly agency: string
  readonly year: number
  readonly instrument: string
  readonly provisional: boolean
  readonly simulated: boolean
  readonly official: boolean
  readonly state: string
  readonly stateTone: string
  readonly locked: boolean
  readonly places: readonly { readonly href: string; readonly label: string; readonly here: boolean }[]
}

export interface Option {
  readonly value: string
  readonly label: string
  readonly hint: string
  readonly chosen: boolean
}

export interface ListProps {
  readonly agencies: string
  readonly items: readonly {
    readonly id: string
    readonly title: string
    readonly instrument: string
    readonly index: string
    readonly predicate: string
    readonly answered: number
    readonly total: number
    readonly state: string
    readonly stateTone: string
    readonly simulated: boolean
    readonly official: boolean
    /** Whether there is one to open. */
    readonly receipt: boolean
  }[]
  readonly start: StartProps | null
  readonly consent: {
    readonly agency: string
    readonly code: string
    readonly since: Date | null
    readonly mayChange: boolean
  } | null
}

export interface StartProps {
  readonly years: readonly Option[]
  readonly instruments: readonly Option[]
  readonly proposal: string
  readonly reuse: boolean
  readonly wrong: boolean
  /** Asks whether a second one of the year is meant. */
  readonly second: boolean
  readonly yearError: string | null
  readonly instrumentError: string | null
  readonly existing: string | null
}
export const listPage = page<ListProps>('assessments/list')

export interface TaskListProps extends Heading {
  readonly index: string
  readonly predicate: string
  readonly answered: number
  readonly total: number
  readonly missing: number
  readonly referenceLabel: string
  readonly referenceIndex: string
  readonly referenceSimulated: boolean
  readonly isTarget: boolean
  readonly difference: string
  readonly next: IndicatorLink | null
  /** Points to the proposals while something is unanswered; empty otherwise. */
  readonly offer: string
  /** Whether it may be answered without a network. */
  readonly worksOffline: boolean
  /** What waits for the network; null outside the agency. */
  readonly unsent: Unsent | null
  /** Whether a filled-in worksheet may be brought back. */
  readonly mayImport: boolean
  readonly gaps: readonly GapRow[]
  readonly groups: readonly {
    readonly title: string | null
    readonly aspects: readonly {
      readonly title: string
      readonly answered: number
      readonly total: number
      readonly indicators: readonly TaskRow[]
    }[]
  }[]
}
export const taskListPage = page<TaskListProps>('assessments/tasks')

export interface IndicatorLink {
  readonly number: number
  readonly code: string
  readonly title: string
}

export interface TaskRow extends IndicatorLink, AssignmentTold {
  readonly level: string | null
  readonly levelBand: number
  readonly reference: string
  readonly referenceBand: number
}

export interface GapRow extends IndicatorLink {
  readonly own: string | null
  readonly ownBand: number
  readonly reference: string
  readonly referenceBand: number
  readonly difference: string
  readonly loss: string
  readonly practices: number
}
