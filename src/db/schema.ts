import type { ColumnType } from 'kysely'
import type {
  AdoptionCountTable,
  AdoptionReportTable,
  AdoptionTable,
  AdoptionVerificationTable,
  CommitmentTable,
  FitAnswerTable,
  ObstacleTable,
  PracticeEffectTable,
} from './schema-adoptions.ts'
import type {
  AnswerRevisionTable,
  AnswerTable,
  AssessmentTable,
  AuditEventTable,
  LevelsConsentTable,
  SubmissionTable,
} from './schema-assessments.ts'
import type { Decimal, Json } from './schema-columns.ts'
import type {
  FollowUpTable,
  MailLinkTable,
  MailTable,
  MessageTable,
  SilenceTable,
  TimeZoneTable,
} from './schema-mail.ts'
import type {
  AttemptTable,
  FirstAdminLinkTable,
  MembershipTable,
  PersonTable,
  SessionTable,
  UnitTable,
} from './schema-people.ts'
import type {
  PracticeEventTable,
  PracticeIndicatorTable,
  PracticeRevisionTable,
  PracticeTable,
  PracticeTextTable,
  SectionRequestTable,
} from './schema-practices.ts'
import type {
  AgendaLineTable,
  AgreementTable,
  AttendanceCodeTable,
  AttendeeTable,
  DelegationTable,
  VisitRecordTable,
  VisitTable,
} from './schema-visits.ts'

export type { AssessmentBasis, AssessmentState, Stage } from './schema-assessments.ts'
export type { PracticeEventKind, PracticeFigure, ReportBasis, Source } from './schema-practices.ts'
export type { StoredInterest, VisitKind, VisitState } from './schema-visits.ts'

/** The migrated database as TypeScript; a test holds it to the real one. */
export interface Schema {
  installation: InstallationTable
  data_version: DataVersionTable
  agency: AgencyTable
  time_zone: TimeZoneTable
  published_index: PublishedIndexTable
  reference_average: ReferenceAverageTable
  outcome: OutcomeTable
  practice: PracticeTable
  practice_indicator: PracticeIndicatorTable
  practice_text: PracticeTextTable
  practice_revision: PracticeRevisionTable
  practice_event: PracticeEventTable
  section_request: SectionRequestTable
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
  follow_up: FollowUpTable
  silence: SilenceTable
  mail: MailTable
  message: MessageTable
  mail_link: MailLinkTable
  audit_event: AuditEventTable
  adoption: AdoptionTable
  adoption_report: AdoptionReportTable
  adoption_verification: AdoptionVerificationTable
  fit_answer: FitAnswerTable
  commitment: CommitmentTable
  obstacle: ObstacleTable
  adoption_count: AdoptionCountTable
  visit: VisitTable
  visit_record: VisitRecordTable
  agenda_line: AgendaLineTable
  delegation: DelegationTable
  attendee: AttendeeTable
  attendance_code: AttendanceCodeTable
  agreement: AgreementTable
  practice_effect: PracticeEffectTable
}

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
