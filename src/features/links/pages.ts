import type { Field } from '../../web/forms.ts'
import { page } from '../../web/pages.ts'

export interface QuestionProps {
  readonly token: string
  readonly agency: string
  readonly practice: string
  readonly practicePath: string
  readonly unit: string
  readonly targetOn: string
  readonly answers: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
  readonly obstacles: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
  readonly failed: boolean
  readonly answer: Field
  readonly obstacle: Field
  readonly note: Field
  readonly reason: Field
}
export const questionPage = page<QuestionProps>('links/question')

export interface ThanksProps {
  readonly when: Date
  readonly practice: string
  readonly text: string
  readonly adoptionPath: string
}
export const thanksPage = page<ThanksProps>('links/thanks')

export interface ClosedProps {
  readonly title: string
  readonly text: string
}
export const closedPage = page<ClosedProps>('links/closed')
