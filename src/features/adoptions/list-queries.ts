import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { isRunning, STAGES, type Stage } from '../../domain/adoption.ts'
import { silentOn } from './silence-queries.ts'

export interface ListFilter {
  /** Whose adoptions: own ones, those of own practices, or everything that may be seen. */
  readonly view: 'own' | 'practices' | 'all'
  /** The agencies `own` and `practices` mean. */
  readonly agencies: readonly string[]
  readonly stage: Stage | undefined
  /** Slug; empty for all. */
  readonly practice: string
  readonly mark: 'silent' | 'obstacles' | 'unverified' | undefined
}

/** Where a list goes on: next date and id of the last one shown. */
export interface Place {
  readonly due: string
  readonly id: string
}

const LAST = '9999-12-31'

/** Adoptions in the order in which news of them is due, as far as `tx` may see them. */
export const listAdoptions = (
  tx: Handle,
  { view, agencies, stage, practice, mark }: ListFilter,
  today: string,
  { limit, after }: { readonly limit: number; readonly after: Place | null },
) => {
  let query = tx
    .selectFrom('adoption')
    .innerJoin('agency', 'agency.code', 'adoption.agency_id')
    .innerJoin('practice', 'practice.slug', 'adoption.practice_slug')
    .select([
      'adoption.id',
      'adoption.agency_id',
      'agency.name as agency_name',
      'adoption.owner_id',
      'adoption.practice_slug',
      'practice.title',
      'practice.title_en',
      'adoption.stage',
      'adoption.basis',
      'adoption.last_on',
      'adoption.next_on',
      'adoption.target_on',
      'adoption.open_obstacles',
      'adoption.confirmed_on',
      'adoption.verified_on',
    ])
    .select(due.as('due'))
    .orderBy('due')
    .orderBy('adoption.id')
    .limit(limit)
  if (view === 'own') query = query.where('adoption.agency_id', 'in', agencies)
  if (view === 'practices') query = query.where('adoption.owner_id', 'in', agencies)
  if (stage !== undefined) query = query.where('adoption.stage', '=', stage)
  if (practice !== '') query = query.where('adoption.practice_slug', '=', practice)
  if (mark === 'obstacles') query = query.where('adoption.open_obstacles', '>', 0)
  if (mark === 'unverified') {
    query = query.where('adoption.stage', 'in', STAGES.filter(isRunning)).where('adoption.verified_on', 'is', null)
  }
  if (mark === 'silent') query = query.where(silentOn(today))
  if (after !== null) query = query.where(sql<boolean>`(${due}, adoption.id) > (${after.due}, ${after.id}::uuid)`)
  return query.execute()
}

const due = sql<string>`coalesce(adoption.next_on, ${sql.lit(LAST)}::date)::text`

export type ListRow = Awaited<ReturnType<typeof listAdoptions>>[number]

/** All reports of an adoption, newest first. */
export const listReports = (tx: Handle, id: string) =>
  tx
    .selectFrom('adoption_report')
    .where('adoption_id', '=', id)
    .select(['stage', 'reported_on', 'note', 'evidence', 'next_on', 'via', 'at'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const listVerifications = (tx: Handle, id: string) =>
  tx
    .selectFrom('adoption_verification')
    .leftJoin('agency', 'agency.code', 'by_agency')
    .where('adoption_id', '=', id)
    .select(['kind', 'by_role', 'agency.name as by_name', 'verified_on', 'note', 'at'])
    .orderBy('at', 'desc')
    .execute()

export const listCommitmentsOf = (tx: Handle, id: string) =>
  tx
    .selectFrom('commitment')
    .where('adoption_id', '=', id)
    .select(['unit', 'person_in_charge', 'target_on', 'visit_id', 'at'])
    .orderBy('at', 'desc')
    .execute()

export const listObstaclesOf = (tx: Handle, id: string) =>
  tx
    .selectFrom('obstacle')
    .where('adoption_id', '=', id)
    .select([
      'id',
      'type',
      'severity',
      'detail',
      'in_charge',
      'blocks',
      'opened_on',
      'resolved_on',
      'resolution',
      'resolution_note',
    ])
    .select((eb) =>
      eb
        .selectFrom('question')
        .innerJoin('post', 'post.id', 'question.id')
        .whereRef('question.obstacle_id', '=', 'obstacle.id')
        .where('post.removed_at', 'is', null)
        .select('question.id')
        .orderBy('asked_at', 'desc')
        .limit(1)
        .as('question_id'),
    )
    .orderBy(sql`resolved_on is not null`)
    .orderBy('opened_on', 'desc')
    .execute()
