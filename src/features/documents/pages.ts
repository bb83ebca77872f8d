import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface DraftCard {
  /** Where the form goes for this draft. */
  readonly href: string
  readonly title: string
  readonly text: string
  readonly button: string
}

export interface DocumentsProps {
  readonly practice: string
  readonly practicePath: string
  /** The page's own address, where the form is sent when no draft's button was pressed. */
  readonly first: string
  readonly agency: Field
  readonly unit: Field
  readonly year: Field
  readonly years: readonly { readonly value: string; readonly chosen: boolean }[]
  readonly wrong: boolean
  readonly drafts: readonly DraftCard[]
  /** What is merged, in words, with how much of it there is. */
  readonly merged: readonly string[]
}
export const documentsPage = page<DocumentsProps>('documents/kit')
