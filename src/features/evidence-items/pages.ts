import type { AskedField, Option } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'
import type { Heading } from '../assessments/assessments.ts'
import type { DocumentTold, ItemTold, StandingTold } from '../ladder/ladder.ts'

interface ErrorLine {
  readonly href: string
  readonly text: string
}

/** What somebody said, and whether it still counts. */
export interface SaidTold {
  readonly what: string
  readonly tone: string
  readonly note: string
  readonly by: string
  readonly at: Date
  /** Empty for the one that counts. */
  readonly over: string
}

/** Where a verdict is given. */
export interface JudgeForm {
  readonly fields: readonly AskedField[]
  /** What the judge sees; it comes back with the form. */
  readonly sight: string
  /** Whether this person attached everything alone, so that somebody else accepts. */
  readonly own: boolean
}

interface Framed {
  readonly indicatorPath: string
  readonly indicator: string
  readonly listPath: string
  readonly title: string
  readonly level: number
  readonly label: string
  readonly done: string
  readonly problem: string
  readonly errors: readonly ErrorLine[]
  readonly simulated: boolean
  /** Why nothing can be changed here; empty where something can. */
  readonly locked: string
}

export interface ItemProps extends Framed, StandingTold {
  readonly here: string
  readonly levelPath: string
  readonly item: string
  readonly text: string
  readonly isDraft: boolean
  readonly attached: readonly (DocumentTold & { readonly reference: string; readonly place: string })[]
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
  readonly mark: SaidTold | null
  readonly mayUnmark: boolean
  /** Null where the item cannot be marked; `open` once somebody wrote there. */
  readonly inapplicable: { readonly field: AskedField; readonly open: boolean } | null
  readonly verdicts: readonly SaidTold[]
  readonly judge: JudgeForm | null
}
export const itemPage = page<ItemProps>('evidence-items/item')

export interface LevelProps extends Framed {
  readonly here: string
  readonly criteria: string
  readonly standing: string
  readonly standingTone: string
  /** What the standing means. */
  readonly meaning: string
  readonly items: readonly (ItemTold & { readonly href: string; readonly documents: readonly DocumentTold[] })[]
  readonly mark: SaidTold | null
  readonly mayUnmark: boolean
  /** Whether it can be marked as covered; else why not, or both empty. */
  readonly mayMark: boolean
  readonly whyNot: string
  readonly verdicts: readonly SaidTold[]
  readonly judge: JudgeForm | null
}
export const levelPage = page<LevelProps>('evidence-items/level')

export interface ListedLevel {
  readonly level: number
  readonly href: string
  readonly standing: string
  readonly standingTone: string
  readonly items: readonly (ItemTold & { readonly href: string; readonly documents: string })[]
}

export interface ListProps extends Heading {
  readonly done: string
  readonly error: string
  /** How many items of the chosen levels are in which state, each a way to see only those. */
  readonly tallies: readonly {
    readonly href: string
    readonly label: string
    readonly count: number
    readonly here: boolean
  }[]
  /** The state that is shown, as the address says it. */
  readonly stateAsked: string
  readonly scopes: readonly Option[]
  readonly indicators: readonly Option[]
  /** Empty for those outside the agency and where nothing is assigned. */
  readonly units: readonly Option[]
  readonly found: string
  /** How many levels have nothing and stop the submission; empty where none does. */
  readonly stopping: string
  /** Those of them that higher evidence could cover. */
  readonly coverable: readonly { readonly value: string; readonly label: string }[]
  readonly coverAll: string
  readonly groups: readonly {
    readonly href: string
    readonly code: string
    readonly title: string
    /** The claimed value; empty for none. */
    readonly value: string
    readonly band: number
    readonly unit: string
    readonly levels: readonly ListedLevel[]
  }[]
  /** Why nothing is listed. */
  readonly nothing: string
  readonly previous: string | null
  readonly following: string | null
}
export const listPage = page<ListProps>('evidence-items/list')
