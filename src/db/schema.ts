import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely'

/** The migrated database as TypeScript; a test holds it to the real one. */
export interface Schema {
  installation: InstallationTable
  data_version: DataVersionTable
  agency: AgencyTable
  published_index: PublishedIndexTable
  reference_average: ReferenceAverageTable
  outcome: OutcomeTable
  practice: PracticeTable
  practice_indicator: PracticeIndicatorTable
  instrument: InstrumentTable
  evidence_item: EvidenceItemTable
  unit: UnitTable
  person: PersonTable
  membership: MembershipTable
  session: SessionTable
  attempt: AttemptTable
  first_admin_link: FirstAdminLinkTable
  levels_consent: LevelsConsentTable
  assessment: AssessmentTable
  answer: AnswerTable
  answer_revision: AnswerRevisionTable
  submission: SubmissionTable
  audit_event: AuditEventTable
}

type Json<T extends object | null> = JSONColumnType<T>
/** Exact decimals come as strings: "2.77". */
type Decimal = ColumnType<string, string, string>

interface InstallationTable {
  only_row: ColumnType<boolean, true | undefined, never>
  demonstration: boolean
  created_at: Date
}

interface DataVersionTable {
  only_row: ColumnType<boolean, true | undefined, never>
  version: ColumnType<string, number, number>
  /** Fingerprint of the data files as they were last loaded; empty before. */
  loaded_sha256: ColumnType<string, string | undefined, string>
}

export type AgencyType = 'provinsi' | 'kabupaten' | 'kota'

interface AgencyTable {
  code: string
  type: AgencyType
  name: string
  short_name: string
  province_code: string
  province_name: string
  autonomous: boolean
  population: number | null
  area_km2: Decimal | null
  notes: ColumnType<string, string | undefined, string>
}

export type PredicateBasis = 'source' | 'computed'

interface PublishedIndexTable {
  agency_id: string
  year: number
  instrument_id: string
  index_value: Decimal
  predicate: string
  predicate_basis: PredicateBasis
  source_url: string
  source_title: string
  note: ColumnType<string, string | undefined, string>
}

export type AverageLevel = 'nasional' | 'provinsi' | 'kabupaten' | 'kota' | 'agregat_provinsi'

interface ReferenceAverageTable {
  level: AverageLevel
  region_code: string
  name: string
  year: number
  instrument_id: string
  index_value: Decimal
  predicate: string
  predicate_basis: PredicateBasis
  source_url: string
  source_title: string
  note: ColumnType<string, string | undefined, string>
}

interface OutcomeTable {
  agency_id: string
  measure: string
  label: string
  unit: string
  good_direction: 'up' | 'down'
  year: number
  value: Decimal
  source_type: string
  source_url: string
  source_title: string
  note: ColumnType<string, string | undefined, string>
}

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

interface PracticeTable {
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
}

interface PracticeIndicatorTable {
  slug: string
  instrument_id: string
  number: number
}

export type InstrumentState = 'draft' | 'published' | 'retired'

interface InstrumentTable {
  id: string
  version: number
  sha256: string
  state: InstrumentState
  title: string
  title_en: string
  indicator_count: number
  /** The file as it was loaded; `parseInstrument` reads it. */
  content: Json<object>
  loaded_at: Date
}

interface EvidenceItemTable {
  instrument_id: string
  instrument_version: number
  id: string
  indicator: number
  level: number
  position: number
  text: string
  text_en: string
}

interface UnitTable {
  id: string
  agency_id: string
  name: string
}

interface PersonTable {
  id: string
  email: string
  name: string
  password_hash: string | null
  language: ColumnType<'id' | 'en', 'id' | 'en' | undefined, 'id' | 'en'>
  disabled_at: Date | null
  created_at: Date
}

interface MembershipTable {
  id: string
  person_id: string
  role: 'member' | 'unit' | 'approver' | 'curator' | 'assessor' | 'reviewer' | 'ministry' | 'admin'
  agency_id: string | null
  province_code: string | null
  unit_id: string | null
  valid_from: string
  valid_until: string | null
}

interface SessionTable {
  id_hash: string
  person_id: string
  user_agent: ColumnType<string, string | undefined, string>
  address: ColumnType<string, string | undefined, string>
  created_at: Date
  last_seen_at: Date
  expires_at: Date
}

interface AttemptTable {
  key: string
  failures: number
  window_ends_at: Date
}

interface FirstAdminLinkTable {
  only_row: ColumnType<boolean, true | undefined, never>
  token_hash: string
  created_at: Date
  used_at: Date | null
}

interface LevelsConsentTable {
  agency_id: string
  given_by: string | null
  given_at: Date
}

export type Stage = 'self' | 'document' | 'interview' | 'visit' | 'official'
export type AssessmentBasis = 'self' | 'verified' | 'simulated'
export type AssessmentState = 'draft' | 'ready' | 'submitted'

interface AssessmentTable {
  id: string
  agency_id: string
  instrument_id: string
  instrument_version: number
  year: number
  stage: Stage
  basis: AssessmentBasis
  state: AssessmentState
  document: ColumnType<string, string | undefined, string>
  /** Hundredths by indicator ordinal; null is unanswered. */
  levels: (number | null)[]
  answered: number
  index_value: Decimal
  index_millionths: number
  predicate: string
  domain_scores: number[]
  aspect_scores: number[]
  started_by: string | null
  started_at: Date
  updated_at: Date
}

interface AnswerTable {
  assessment_id: string
  number: number
  agency_id: string
  version: ColumnType<number, number | undefined, number>
  /** Hundredths, 100–500. */
  value: number | null
  explanation: ColumnType<string, string | undefined, string>
  service_name: ColumnType<string, string | undefined, string>
  service_owner: ColumnType<string, string | undefined, string>
}

interface AnswerRevisionTable {
  assessment_id: string
  number: number
  version: number
  agency_id: string
  value: number | null
  explanation: string
  service_name: string
  service_owner: string
  by_membership: string | null
  at: Date
}

interface SubmissionTable {
  assessment_id: string
  agency_id: string
  by_membership: string | null
  at: Date
  snapshot_hash: string
}

interface AuditEventTable {
  id: GeneratedAlways<string>
  at: Date
  agency_id: string | null
  person_id: string | null
  membership_id: string | null
  action: string
  subject: string
  data: Json<object>
}
