import type { AskedField } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'

export type { Option } from '../../web/asked.ts'

export interface Crumb {
  readonly href: string
  readonly label: string
}

/** The way on that a form does not offer itself; `href` is empty for whom somebody else has to go it. */
export interface Ahead {
  readonly text: string
  readonly href: string
  readonly label: string
}

export interface FormProps {
  readonly crumbs: readonly Crumb[]
  readonly eyebrow: string
  readonly title: string
  readonly lead: string
  readonly ahead: Ahead | null
  readonly action: string
  readonly button: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
}
export const formPage = page<FormProps>('adoptions/form')
