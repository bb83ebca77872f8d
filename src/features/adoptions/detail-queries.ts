import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'

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
