import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import type { ObstacleType, Severity } from '../../domain/obstacle.ts'
import { silentOn } from './silence-queries.ts'

export interface BoardFilter {
  readonly basis: ReportBasis
  readonly type: ObstacleType | undefined
  readonly severity: Severity | undefined
  /** Slug; empty for all. */
  readonly practice: string
}

const openOnes = (tx: Handle, { basis, type, severity, practice }: BoardFilter) =>
  tx
    .selectFrom('obstacle')
    .where('resolved_on', 'is', null)
    .where('obstacle.basis', '=', basis)
    .$if(type !== undefined, (query) => query.where('obstacle.type', '=', type ?? 'unsuitable'))
    .$if(severity !== undefined, (query) => query.where('severity', '=', severity ?? 'low'))
    .$if(practice !== '', (query) => query.where('obstacle.practice_slug', '=', practice))

const gravestFirst = sql`array_position(array['high', 'medium', 'low'], severity)`

/** Open obstacles, the gravest and oldest first, as far as `tx` may see them; names are looked up for those shown only. */
export const listOpen = (tx: Handle, filter: BoardFilter, { limit, offset }: { limit: number; offset: number }) =>
  tx
    .selectFrom(
      openOnes(tx, filter)
        .selectAll('obstacle')
        .orderBy(gravestFirst)
        .orderBy('opened_on')
        .orderBy('id')
        .limit(limit)
        .offset(offset)
        .as('shown'),
    )
    .innerJoin('adoption', 'adoption.id', 'shown.adoption_id')
    .innerJoin('agency', 'agency.code', 'shown.agency_id')
    .innerJoin('practice', 'practice.slug', 'shown.practice_slug')
    .select([
      'shown.id',
      'shown.adoption_id',
      'agency.name as agency_name',
      'practice.title',
      'practice.title_en',
      'shown.type',
      'severity',
      'detail',
      'in_charge',
      'blocks',
      'opened_on',
      'adoption.stage',
    ])
    .orderBy(gravestFirst)
    .orderBy('opened_on')
    .orderBy('shown.id')
    .execute()

/** How many are open, and how many of them in work of which nothing was heard for long. */
export const countOpenOnes = (tx: Handle, filter: BoardFilter, today: string) =>
  openOnes(tx, filter)
    .leftJoin(
      (eb) => eb.selectFrom('adoption').where(silentOn(today)).select('adoption.id').as('quiet'),
      (join) => join.onRef('quiet.id', '=', 'obstacle.adoption_id'),
    )
    .select([sql<number>`count(*)::int`.as('open'), sql<number>`count(quiet.id)::int`.as('silent')])
    .executeTakeFirstOrThrow()

const tally = [
  sql<number>`count(*)::int`.as('all'),
  sql<number>`count(*) filter (where resolved_on is null)::int`.as('open'),
  sql<number>`count(*) filter (where resolution <> 'none')::int`.as('solved'),
  sql<number | null>`round(avg(resolved_on - opened_on) filter (where resolution <> 'none'))::int`.as('days'),
] as const

/** How many obstacles of each type there were, and how many were solved in how many days. */
export const tallyByType = (tx: Handle, basis: ReportBasis, practice: string) =>
  tx
    .selectFrom('obstacle')
    .where('basis', '=', basis)
    .$if(practice !== '', (query) => query.where('practice_slug', '=', practice))
    .groupBy('type')
    .select(['type', ...tally])
    .orderBy('all', 'desc')
    .orderBy('type')
    .execute()

export const tallyByPractice = (tx: Handle, basis: ReportBasis) =>
  tx
    .selectFrom('obstacle')
    .innerJoin('practice', 'practice.slug', 'obstacle.practice_slug')
    .where('obstacle.basis', '=', basis)
    .groupBy(['practice.slug', 'practice.title', 'practice.title_en'])
    .select(['practice.slug', 'practice.title', 'practice.title_en as titleEn', ...tally])
    .orderBy('all', 'desc')
    .orderBy('practice.slug')
    .execute()
