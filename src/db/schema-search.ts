import type { GeneratedAlways } from 'kysely'
import type { SearchKind } from '../domain/search.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Kept by triggers of the tables that are searched. */
export interface SearchEntryTable {
  kind: SearchKind
  id: string
  part: string
  title: string
  title_en: string
  body: string
  url: string
  visibility: 'public' | 'agencies'
  solved: boolean | null
  basis: ReportBasis
  at: Date
  words: GeneratedAlways<string>
}
