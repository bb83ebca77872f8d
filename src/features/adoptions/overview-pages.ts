import { page } from '../../web/pages.ts'
import type { Option } from './form-pages.ts'
import type { ObstacleItem, Place } from './pages.ts'

export interface TallyRow {
  readonly label: string
  readonly href: string
  readonly all: number
  readonly open: number
  readonly solved: number
  /** Resolved by nothing: given up, or gone by themselves. */
  readonly unsolved: number
  readonly rate: string
  /** Width of the bar, per cent of the row with most. */
  readonly bar: string
  readonly days: number | null
}

export interface Tally {
  readonly caption: string
  readonly head: string
  /** How bars are filled: hatched where they are simulated. */
  readonly fill: string
  readonly rows: readonly TallyRow[]
}

export interface BoardProps {
  readonly places: readonly Place[]
  readonly simulated: boolean
  readonly bases: readonly Option[]
  readonly types: readonly Option[]
  readonly severities: readonly Option[]
  readonly practices: readonly Option[]
  readonly finding: string
  readonly open: number
  readonly items: readonly (ObstacleItem & {
    readonly adoption: string
    readonly agency: string
    readonly practice: string
  })[]
  /** How many of them nothing was heard of for long; empty where none. */
  readonly silent: string
  /** Said where more are open than are listed; else empty. */
  readonly more: string
  readonly previous: string | null
  readonly following: string | null
  readonly byType: Tally
  readonly byPractice: Tally
}
export const boardPage = page<BoardProps>('adoptions/board')

export interface FunnelStep {
  readonly label: string
  /** Already in the page's language; a dash where it is not known. */
  readonly n: string
  /** Width of the bar, per cent of the first step. */
  readonly bar: string
  readonly share: string
  readonly note: string
}

export interface FunnelProps {
  readonly places: readonly Place[]
  /** How bars are filled. */
  readonly fill: string
  readonly simulated: boolean
  readonly scope: string
  readonly bases: readonly Option[]
  readonly practices: readonly Option[]
  readonly owners: readonly Option[]
  readonly provinces: readonly Option[]
  readonly years: readonly Option[]
  readonly empty: boolean
  readonly finding: string
  readonly steps: readonly FunnelStep[]
  readonly byPractice: readonly { readonly label: string; readonly href: string; readonly cells: readonly string[] }[]
  readonly columns: readonly string[]
  readonly effects: readonly {
    readonly practice: string
    readonly measure: string
    readonly n: number
    readonly before: string
    readonly after: string
    readonly change: string
    readonly rose: number
  }[]
  readonly effectFinding: string
  readonly effectNote: string
}
export const funnelPage = page<FunnelProps>('adoptions/funnel')
