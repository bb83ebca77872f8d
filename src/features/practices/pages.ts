import { page } from '../../web/pages.ts'

export interface IndicatorLink {
  readonly href: string
  readonly number: number
  readonly title: string
}

export interface PracticeCard {
  readonly href: string
  readonly title: string
  readonly summary: string
  readonly owner: string
  readonly startYear: number | null
  readonly status: string
  readonly indicators: readonly IndicatorLink[]
}

export interface ListProps {
  readonly q: string
  readonly qError: string | null
  readonly choice: string
  readonly choiceError: string | null
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
  /** Whether the list is narrowed. */
  readonly filtered: boolean
  /** Whether what was typed could be used at all. */
  readonly usable: boolean
  readonly total: number
  readonly sources: number
  readonly cards: readonly PracticeCard[]
  /** Indicators that no practice serves yet. */
  readonly sought: readonly IndicatorLink[]
  readonly served: number
  readonly indicatorCount: number
  readonly foreign: boolean
}
export const listPage = page<ListProps>('practices/list')

export interface PracticeProps {
  readonly title: string
  readonly summary: string
  readonly problem: string
  readonly results: readonly string[]
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[]
  readonly prerequisites: readonly string[]
  readonly caveat: string
  readonly sources: readonly { readonly url: string; readonly title: string; readonly when: string }[]
  readonly owner: string
  readonly agency: { readonly href: string; readonly label: string }
  readonly startYear: number | null
  readonly status: string
  readonly indicators: readonly IndicatorLink[]
  readonly indicatorBasis: string
  readonly share: string
  /** Text that exists in Indonesian only stands on an English page. */
  readonly foreign: boolean
}
export const practicePage = page<PracticeProps>('practices/practice')
