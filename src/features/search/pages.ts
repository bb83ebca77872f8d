import { page } from '../../web/pages.ts'
import type { Stretch } from './marked.ts'

interface Choice {
  readonly href: string
  readonly label: string
  readonly here: boolean
}

export interface FoundProps {
  readonly href: string
  readonly kind: string
  readonly title: readonly Stretch[]
  /** Language of the title. */
  readonly lang: string
  readonly snippet: readonly Stretch[]
  readonly snippetLang: string
  /** A question with an accepted answer. */
  readonly solved: boolean
  readonly simulated: boolean
}

export interface SearchProps {
  readonly q: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly qError: string | null
  /** Kept when another word is looked for; empty for all. */
  readonly kind: string
  readonly state: string
  readonly kinds: readonly Choice[]
  /** None where solving means nothing. */
  readonly states: readonly Choice[]
  /** Nothing that could be looked for was typed: what to type instead. */
  readonly advice: string | null
  /** How much was found; null where nothing was looked for. */
  readonly told: string | null
  readonly partial: boolean
  readonly meant: { readonly href: string; readonly text: string } | null
  readonly found: readonly FoundProps[]
  readonly before: string
  readonly after: string
}
export const searchPage = page<SearchProps>('search/search')

export interface SimilarItem {
  readonly href: string
  readonly kind: string
  readonly title: string
  readonly snippet: string
  readonly snippetLang: string
  readonly solved: boolean
  readonly simulated: boolean
}

/** The props of `partials/similar`. */
export interface SimilarProps {
  readonly told: string
  readonly items: readonly SimilarItem[]
}
export const similarPiece = page<{ readonly similar: SimilarProps }>('search/similar-piece')

export interface SimilarPageProps {
  readonly text: string
  /** The form that is begun; empty for those who may not ask. */
  readonly draft: string
  readonly longest: number
  readonly error: string | null
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  /** Null until something was typed. */
  readonly similar: SimilarProps | null
  /** Where the question is asked all the same. */
  readonly ask: string
}
export const similarPage = page<SimilarPageProps>('search/similar')

export interface ObstacleProps {
  readonly title: string
  readonly lang: string
  readonly paragraphs: readonly string[]
  readonly simulated: boolean
  readonly practice: string
}
export const obstaclePage = page<ObstacleProps>('search/obstacle')
