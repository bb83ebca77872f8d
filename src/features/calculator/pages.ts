import { page } from '../../web/pages.ts'
import type { FormProps } from './form.ts'
import type { ResultProps } from './result.ts'

export interface CalculatorProps {
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly here: boolean }[]
  readonly title: string
  readonly provisional: boolean
  /** The English text of the instrument is not official. */
  readonly unofficial: boolean
  readonly errors: readonly { readonly href: string; readonly message: string }[]
  readonly result: ResultProps | null
  readonly paste: { readonly text: string; readonly open: boolean; readonly wrong: boolean; readonly count: number }
  readonly form: FormProps
}

export const calculatorPage = page<CalculatorProps>('calculator/calculator')
