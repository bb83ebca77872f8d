import type { ColumnType } from 'kysely'
import type {
  AnswerRevisionTable,
  AnswerTable,
  AssessmentTable,
  AuditEventTable,
  LevelsConsentTable,
  SubmissionTable,
} from './schema-assessments.ts'
import type { EvidenceItemTable, InstrumentTable } from './schema-instruments.ts'
import type {
  AttemptTable,
  FirstAdminLinkTable,
  MembershipTable,
  PersonTable,
  SessionTable,
  UnitTable,
} from './schema-people.ts'
import type {
  AgencyTable,
  OutcomeTable,
  PracticeIndicatorTable,
  PracticeTable,
  PublishedIndexTable,
  ReferenceAverageTable,
} from './schema-public.ts'

export type { AssessmentBasis, AssessmentState, Stage } from './schema-assessments.ts'
export type { InstrumentState } from './schema-instruments.ts'
export type { AgencyType, AverageLevel, PracticeFigure, PredicateBasis, Source } from './schema-public.ts'

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
