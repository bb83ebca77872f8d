import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Hundredths } from '../../domain/numbers.ts'

/**
 * The values of last year's assessment on the same instrument, as far as there is a submitted one: an official result before
 * later stages before the self-assessment. What was simulated is nobody's earlier word.
 */
export const readEarlierLevels = async (
  tx: Handle,
  assessmentId: string,
): Promise<readonly (Hundredths | null)[] | null> =>
  (
    await tx
      .selectFrom('assessment as a')
      .innerJoin('assessment as e', (join) =>
        join
          .onRef('e.agency_id', '=', 'a.agency_id')
          .onRef('e.instrument_id', '=', 'a.instrument_id')
          .on(sql<boolean>`e.year = a.year - 1`),
      )
      .where('a.id', '=', assessmentId)
      .where('e.state', '=', 'submitted')
      .where('e.basis', '<>', 'simulated')
      .select('e.levels')
      .orderBy(sql`array_position(array['official', 'visit', 'interview', 'document', 'self'], e.stage)`)
      .limit(1)
      .executeTakeFirst()
  )?.levels ?? null

export interface ReasonRow {
  readonly code: string
  readonly subject: string
  readonly text: string
  readonly at: Date
  readonly by: string
}

/** The newest reason for each code and subject of an assessment, whether the finding still stands or not. */
export const listReasons = (tx: Handle, assessmentId: string): Promise<ReasonRow[]> =>
  tx
    .selectFrom('warning_reason as r')
    .innerJoin('membership as m', 'm.id', 'r.by_membership')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('r.assessment_id', '=', assessmentId)
    .distinctOn(['r.code', 'r.subject'])
    .select(['r.code', 'r.subject', 'r.text', 'r.at', 'p.name as by'])
    .orderBy('r.code')
    .orderBy('r.subject')
    .orderBy('r.id', 'desc')
    .execute()

export interface NewReason {
  readonly id: string
  readonly code: string
  readonly subject: string
}

export interface ReasonFacts {
  readonly assessmentId: string
  readonly agencyId: string
  readonly text: string
  readonly by: string
  readonly at: Date
}

/** One text for each of these findings. */
export const insertReasons = (
  tx: Handle,
  { assessmentId, agencyId, text, by, at }: ReasonFacts,
  reasons: readonly NewReason[],
) =>
  tx
    .insertInto('warning_reason')
    .values(
      reasons.map(({ id, code, subject }) => ({
        ...{ id, assessment_id: assessmentId, agency_id: agencyId, code, subject, text },
        ...{ by_membership: by, at },
      })),
    )
    .execute()
