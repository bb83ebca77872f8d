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
  AmendmentTable,
  AnswerRevisionTable,
  AnswerTable,
  AssessmentTable,
  AuditEventTable,
  AuditHeadTable,
  AuditLinkTable,
  AuditPendingTable,
  LevelsConsentTable,
  PresenceTable,
  SignedMinutesTable,
  SubmissionTable,
  WarningReasonTable,
} from './schema-assessments.ts'
import type {
  EvidenceDocumentTable,
  EvidenceFileTable,
  EvidenceReferenceTable,
  EvidenceRevisionTable,
  EvidenceUploadTable,
  EvidenceUsageTable,
} from './schema-evidence.ts'
import type { ReportDownloadTable, ReportProofTable } from './schema-exports.ts'
import type { EvidenceItemTable, InstrumentTable } from './schema-instruments.ts'
import type { CriterionVerdictTable, EvidenceMarkTable, EvidenceVerdictTable } from './schema-ladder.ts'
import type {
  FollowUpTable,
  MailLinkTable,
  MailTable,
  MessageTable,
  SavedViewTable,
  TimeZoneTable,
  UnsubscriptionTable,
} from './schema-mail.ts'
import type { FollowTable, NotificationTable, NotificationWishTable } from './schema-notifications.ts'
import type { PackageTickTable } from './schema-packages.ts'
import type {
  AttemptTable,
  FirstAdminLinkTable,
  InvitationLinkTable,
  InvitationTable,
  MembershipTable,
  PersonalTokenTable,
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
import type { AgencyTable, OutcomeTable, PublishedIndexTable, ReferenceAverageTable } from './schema-public.ts'
import type {
  CommonObstacleTable,
  FlagTable,
  PostRevisionTable,
  PostTable,
  QuestionPaceTable,
  QuestionTable,
  QuestionTagTable,
  TagSynonymTable,
  TagTable,
  VoteTable,
  WorkedMarkTable,
} from './schema-questions.ts'
import type {
  ReportCellTable,
  ReportCheckTable,
  ReportIndexTable,
  ReportPairTable,
  ReportSliceTable,
  ReportStampTable,
} from './schema-reports.ts'
import type { SearchEntryTable, SearchWordsTable, SimilarUseTable } from './schema-search.ts'
import type { AnswerCommentTable, AssignmentEventTable, AssignmentTable } from './schema-teams.ts'
import type { UnitDeliveryTable, UnitLinkTable, UnitLinkTokenTable } from './schema-unit-links.ts'
import type {
  AgendaLineTable,
  AgreementTable,
  AttendanceCodeTable,
  AttendeeTable,
  DelegationTable,
  VisitRecordTable,
  VisitTable,
} from './schema-visits.ts'
import type { AdoptionEventTable, WebhookDeliveryTable, WebhookTable } from './schema-webhooks.ts'

export type { AssessmentBasis, AssessmentState, RevisionOrigin, Stage } from './schema-assessments.ts'
export type { EvidenceType, Signed } from './schema-evidence.ts'
export type { InstrumentState } from './schema-instruments.ts'
export type { MarkKind, ReviseClass, VerdictOutcome } from './schema-ladder.ts'
export type { Stream } from './schema-mail.ts'
export type { PracticeEventKind, PracticeFigure, ReportBasis, Source } from './schema-practices.ts'
export type { AgencyType, AverageLevel, PredicateBasis } from './schema-public.ts'
export type { AssignmentEventKind } from './schema-teams.ts'
export type { Decision } from './schema-unit-links.ts'
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
  evidence_usage: EvidenceUsageTable
  evidence_file: EvidenceFileTable
  evidence_upload: EvidenceUploadTable
  evidence_document: EvidenceDocumentTable
  evidence_revision: EvidenceRevisionTable
  evidence_reference: EvidenceReferenceTable
  evidence_mark: EvidenceMarkTable
  evidence_verdict: EvidenceVerdictTable
  criterion_verdict: CriterionVerdictTable
  unit: UnitTable
  person: PersonTable
  membership: MembershipTable
  session: SessionTable
  personal_token: PersonalTokenTable
  attempt: AttemptTable
  first_admin_link: FirstAdminLinkTable
  invitation: InvitationTable
  invitation_link: InvitationLinkTable
  levels_consent: LevelsConsentTable
  assessment: AssessmentTable
  answer: AnswerTable
  answer_revision: AnswerRevisionTable
  submission: SubmissionTable
  amendment: AmendmentTable
  signed_minutes: SignedMinutesTable
  assignment: AssignmentTable
  assignment_event: AssignmentEventTable
  answer_comment: AnswerCommentTable
  package_tick: PackageTickTable
  warning_reason: WarningReasonTable
  unit_link: UnitLinkTable
  unit_link_token: UnitLinkTokenTable
  unit_delivery: UnitDeliveryTable
  presence: PresenceTable
  follow_up: FollowUpTable
  mail: MailTable
  message: MessageTable
  mail_link: MailLinkTable
  unsubscription: UnsubscriptionTable
  saved_view: SavedViewTable
  audit_event: AuditEventTable
  audit_head: AuditHeadTable
  audit_link: AuditLinkTable
  audit_pending: AuditPendingTable
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
  tag: TagTable
  tag_synonym: TagSynonymTable
  question: QuestionTable
  question_pace: QuestionPaceTable
  question_tag: QuestionTagTable
  post: PostTable
  post_revision: PostRevisionTable
  vote: VoteTable
  worked_mark: WorkedMarkTable
  flag: FlagTable
  common_obstacle: CommonObstacleTable
  search_entry: SearchEntryTable
  search_words: SearchWordsTable
  similar_use: SimilarUseTable
  report_proof: ReportProofTable
  report_download: ReportDownloadTable
  follow: FollowTable
  notification: NotificationTable
  notification_wish: NotificationWishTable
  report_cell: ReportCellTable
  report_index: ReportIndexTable
  report_pair: ReportPairTable
  report_slice: ReportSliceTable
  report_check: ReportCheckTable
  report_stamp: ReportStampTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  adoption_event: AdoptionEventTable
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
  /** When loading last changed anything. */
  loaded_at: ColumnType<Date | null, Date | null | undefined, Date | null>
}
