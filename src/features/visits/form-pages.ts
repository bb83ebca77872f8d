import { page } from '../../web/pages.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** One field of a form; texts are sentences already. `is` tells the view which kind it shows. */
export interface FormField {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string | null
  readonly type: string
  readonly rows: number
  readonly max: number
  readonly list: string
  readonly is: {
    readonly input: boolean
    readonly area: boolean
    readonly select: boolean
    readonly checks: boolean
    readonly hidden: boolean
  }
  readonly choices: readonly Choice[]
  /** Further choices, folded away. */
  readonly more: readonly Choice[]
  readonly moreLabel: string
}

export interface FormProps {
  readonly back: { readonly href: string; readonly label: string }
  readonly eyebrow: string
  readonly title: string
  readonly lead: string
  readonly note: string
  /** What went wrong as a whole; empty where nothing did. */
  readonly problem: string
  readonly errors: readonly { readonly href: string; readonly text: string }[]
  readonly action: string
  readonly fields: readonly FormField[]
  readonly names: readonly string[]
  readonly button: string
  /** Whether there is anything to fill in at all. */
  readonly open: boolean
}
export const formPage = page<FormProps>('visits/form')
