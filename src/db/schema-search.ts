import type { GeneratedAlways } from 'kysely'
import type { SearchKind } from '../domain/search.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Kept by triggers of the tables that are searched. */
export interface SearchEntryTable {
  entry: GeneratedAlways<string>
  kind: SearchKind
  id: string
  part: string
  title: string
  title_en: string
  body: string
  body_en: string
  url: string
  visibility: 'public' | 'agencies'
  solved: boolean | null
  basis: ReportBasis
  at: Date
}

/** The stems of an entry, for the index only: what is found here is read in `search_entry`. */
export interface SearchWordsTable {
  entry: string
  words: string
}

/** Facts about a form in which a question was begun; `day` is `yyyy-mm-dd`. */
export interface SimilarUseTable {
  draft: string
  what: 'opened' | 'asked'
  day: string
}
