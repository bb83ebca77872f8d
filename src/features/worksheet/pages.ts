import { page } from '../../web/pages.ts'
import type { Heading, IndicatorLink } from '../assessments/assessments.ts'
import type { FieldChange } from '../history/history.ts'

/** What of a worksheet would be stored, what would not, and why. */
export interface PreviewTold {
  readonly summary: string
  readonly changes: readonly (IndicatorLink & {
    readonly changes: readonly FieldChange[]
    readonly chosen: boolean
  })[]
  readonly conflicts: readonly (IndicatorLink & {
    readonly fields: readonly {
      readonly label: string
      readonly yours: string
      readonly theirs: string
      readonly by: string
      readonly at: Date | null
    }[]
  })[]
  readonly wrong: readonly { readonly where: string; readonly message: string }[]
  /** Lines that go along until they are stored, each as one value. */
  readonly carried: readonly string[]
}

export interface ImportProps extends Heading {
  readonly limit: string
  /** What was wrong with the file; a sentence, empty for nothing. */
  readonly fileError: string
  /** Why nothing or not all was stored; empty otherwise. */
  readonly refused: string
  readonly done: string
  readonly stored: readonly IndicatorLink[]
  readonly preview: PreviewTold | null
}
export const importPage = page<ImportProps>('worksheet/import')
