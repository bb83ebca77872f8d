import type { ColumnType, GeneratedAlways } from 'kysely'
import type { EditorialState } from '../domain/editorial.ts'
import type { PracticeForm, PracticeText, SectionName } from '../domain/practice.ts'
import type { CostClass } from '../domain/practice-classes.ts'
import type { Json } from './schema-columns.ts'

export interface Source {
  readonly url: string
  readonly title: string
  readonly date: string
}

export interface PracticeFigure {
  readonly label: string
  readonly value: number | string
  readonly note?: string
}

/** Whose word it is: an agency's, or the demonstration's. */
export type ReportBasis = 'reported' | 'simulated'

export interface PracticeTable {
  slug: string
  agency_id: string
  instrument_id: string
  title: string
  title_en: string
  summary: string
  summary_en: string
  problem: string
  results: Json<readonly string[]>
  figures: Json<readonly PracticeFigure[]>
  prerequisites: Json<readonly string[]>
  caveat: string
  start_year: number | null
  status: string
  owner: string
  indicator_basis: string
  sources: Json<readonly Source[]>
  position: number
  form: ColumnType<PracticeForm, PracticeForm | undefined, PracticeForm>
  /** Whether the words come from the data files or from the agency itself. */
  origin: ColumnType<'file' | 'agency', 'file' | 'agency' | undefined, 'file' | 'agency'>
  basis: ColumnType<ReportBasis, ReportBasis | undefined, ReportBasis>
  cost_class: ColumnType<CostClass | null, CostClass | null | undefined, CostClass | null>
  /** Ids of the evidence items it serves, such as I14.3.2. */
  evidence: ColumnType<readonly string[], string | undefined, string>
  /** Markdown by section. */
  sections: ColumnType<Readonly<Partial<Record<SectionName, string>>>, string | undefined, string>
  checked_on: string
  confirmed_on: ColumnType<string | null, string | null | undefined, string | null>
  published_version: ColumnType<number | null, number | null | undefined, number | null>
}

export interface PracticeIndicatorTable {
  slug: string
  instrument_id: string
  number: number
}

export interface PracticeTextTable {
  slug: string
  agency_id: string
  basis: ReportBasis
  state: EditorialState
  version: number
  content: Json<PracticeText>
  reviewer: string | null
  updated_at: Date
}

export interface PracticeRevisionTable {
  slug: string
  version: number
  agency_id: string
  content: Json<PracticeText>
  by_membership: string | null
  at: Date
}

export type PracticeEventKind = 'started' | 'sent' | 'withdrawn' | 'taken' | 'returned' | 'published' | 'confirmed'

export interface PracticeEventTable {
  id: GeneratedAlways<string>
  slug: string
  agency_id: string
  kind: PracticeEventKind
  version: number | null
  note: ColumnType<string, string | undefined, string>
  by_membership: string | null
  at: Date
}

export interface SectionRequestTable {
  slug: string
  section: string
  person_id: string
  /** The owner of the practice, who is asked. */
  agency_id: string
  from_agency: string | null
  basis: ReportBasis
  at: Date
}
