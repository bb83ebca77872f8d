import { page } from '../../web/pages.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** One field of a form as it is asked and as it came back. */
export interface AskedField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string
  /** How it is asked; one of these is true. */
  readonly isText: boolean
  readonly isLong: boolean
  readonly isDate: boolean
  readonly isChoice: boolean
  readonly isList: boolean
  readonly options: readonly Option[]
}

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
