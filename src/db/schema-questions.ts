import type { ColumnType } from 'kysely'
import type { CommonObstacleState, FlagReason, PostKind, QuestionKind, QuestionVisibility } from '../domain/question.ts'
import type { ReportBasis } from './schema-practices.ts'

/** Counted by triggers, never written. */
type Counted = ColumnType<number, undefined, never>

export interface TagTable {
  slug: string
  kind: 'indicator' | 'practice'
  instrument_id: string | null
  number: number | null
  practice_slug: string | null
  title: string
  title_en: string
}

export interface TagSynonymTable {
  word: string
  tag: string
  by_membership: string | null
  at: Date
}

/** Days are `yyyy-mm-dd`. */
export interface QuestionTable {
  id: string
  agency_id: string
  kind: QuestionKind
  title: string
  visibility: QuestionVisibility
  basis: ReportBasis
  obstacle_id: string | null
  answers: Counted
  first_answer_at: ColumnType<Date | null, undefined, never>
  accepted_id: string | null
  accepted_by: string | null
  accepted_at: Date | null
  duplicate_of: string | null
  closed_by: string | null
  closed_at: Date | null
  asked_at: Date
  active_at: Date
  answer_due_on: string
  unanswered_told_at: Date | null
  tried_asked_at: Date | null
  stamp: ColumnType<number, undefined, number>
}

/** Medians are minutes. */
export interface QuestionPaceTable {
  basis: ReportBasis
  asked: number
  answered: number
  answer_minutes: number | null
  solved: number
  solution_minutes: number | null
  counted_at: Date
}

export interface QuestionTagTable {
  question_id: string
  tag: string
}

export interface PostTable {
  id: string
  question_id: string
  kind: PostKind
  parent_id: string | null
  agency_id: string
  person_id: string | null
  by_membership: string | null
  named: boolean
  body: string
  version: ColumnType<number, number | undefined, number>
  votes: Counted
  worked: Counted
  basis: ReportBasis
  posted_at: Date
  edited_at: Date | null
  removed_at: Date | null
  removed_by: string | null
  removed_reason: string | null
}

export interface PostRevisionTable {
  post_id: string
  version: number
  agency_id: string
  title: string | null
  tags: string[] | null
  body: string
  by_membership: string | null
  at: Date
}

export interface VoteTable {
  post_id: string
  person_id: string
  agency_id: string
  at: Date
}

export interface WorkedMarkTable {
  post_id: string
  agency_id: string
  note: string
  by_membership: string | null
  basis: ReportBasis
  at: Date
}

export interface FlagTable {
  id: string
  post_id: string
  agency_id: string
  person_id: string
  reason: FlagReason
  note: string
  at: Date
  settled_at: Date | null
  settled_by: string | null
  outcome: 'kept' | 'removed' | null
}

export interface CommonObstacleTable {
  id: string
  practice_slug: string
  type: string
  problem: string
  solution: string
  question_id: string | null
  answer_id: string | null
  obstacle_id: string | null
  agency_id: string
  solved_by: string | null
  state: CommonObstacleState
  note: string
  basis: ReportBasis
  proposed_by: string | null
  proposed_at: Date
  decided_by: string | null
  decided_at: Date | null
}
