import type { Option } from '../../web/asked.ts'
import { page } from '../../web/pages.ts'
import type { SimilarProps } from '../search/search.ts'
import type { Draft } from './pages.ts'

/** The form of a question, new or edited. */
export interface AskProps {
  readonly action: string
  readonly title: string
  readonly crumbs: readonly { readonly href: string; readonly label: string }[]
  /** An existing question is edited: kind, visibility and name stay. */
  readonly editing: boolean
  /** Id of the obstacle it is made of, or empty. */
  readonly obstacle: string
  readonly version: string
  readonly errors: readonly { readonly name: string; readonly message: string }[]
  readonly kind: string
  readonly kinds: readonly {
    readonly value: string
    readonly label: string
    readonly hint: string
    /** The headings it is best told under. */
    readonly template: string
    readonly chosen: boolean
  }[]
  readonly kindError: string
  readonly titleField: Draft
  readonly body: Draft
  readonly tagError: string
  readonly tagSought: string
  readonly tagsFound: string
  readonly tags: readonly Option[]
  readonly visibilities: readonly Option[]
  readonly visibilityError: string
  readonly named: boolean
  readonly preview: object | null
  /** What may answer the question already; null until its preview is asked for or it is sent. */
  readonly similar: SimilarProps | null
  /** A random number of the form, for what is opened from it; empty where one edits. */
  readonly draft: string
  /** It was shown when the question was sent: one more press sends it. */
  readonly sentOnce: boolean
  /** What somebody else wrote meanwhile; empty when nobody did. */
  readonly theirs: string
}
export const askPage = page<AskProps>('questions/ask')
