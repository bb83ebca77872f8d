import type { Stretch } from '../../web/difference.ts'
import { page } from '../../web/pages.ts'

export interface HistoryProps {
  readonly question: string
  readonly title: string
  readonly versions: readonly {
    readonly title: string
    readonly by: string
    readonly at: Date
    readonly changes: readonly { readonly label: string; readonly parts: readonly Stretch[] }[]
  }[]
}
export const historyPage = page<HistoryProps>('questions/history')
