import type { AskedField } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'

/** One thing that is done to a post, with what the post says. */
export interface FormProps {
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  readonly title: string
  readonly lead: string
  /** The post as it reads; null where its text stands in the form. */
  readonly quoted: object | null
  readonly action: string
  readonly button: string
  readonly version: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly fields: readonly AskedField[]
  /** What somebody else wrote meanwhile; empty when nobody did. */
  readonly theirs: string
}
export const formPage = page<FormProps>('questions/form')
