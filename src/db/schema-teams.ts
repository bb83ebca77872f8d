import type { ColumnType } from 'kysely'

export type HandoverState = 'draft' | 'handedIn' | 'asked' | 'accepted'
export type AssignmentEventKind = 'assign' | 'withdraw' | 'handIn' | 'ask' | 'accept' | 'reopen'

/** Which unit works on which answer, until when. */
export interface AssignmentTable {
  assessment_id: string
  number: number
  agency_id: string
  unit_id: string
  due_on: string | null
  state: ColumnType<HandoverState, HandoverState | undefined, HandoverState>
}

export interface AssignmentEventTable {
  id: string
  assessment_id: string
  number: number
  agency_id: string
  kind: AssignmentEventKind
  /** As it was afterwards; of a withdrawal, what was withdrawn. */
  unit_id: string
  due_on: string | null
  note: ColumnType<string, string | undefined, never>
  by_membership: string
  at: Date
}

/** Inside the agency only. */
export interface AnswerCommentTable {
  id: string
  assessment_id: string
  number: number
  agency_id: string
  by_membership: string
  at: Date
  text: string
}
