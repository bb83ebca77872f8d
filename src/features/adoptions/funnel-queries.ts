import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { silentOn } from './silence-queries.ts'

/** What adoptions are counted by; an empty text counts all. */
export interface FunnelFilter {
  readonly basis: ReportBasis
  readonly practice: string
  /** The agency that runs the practice. */
  readonly owner: string
  /** The adopter's province, two digits. */
  readonly province: string
  /** The year in which the adoption began, four digits. */
  readonly year: string
  readonly scope: Scope
}

/** Whose adoptions a reader counts: what runs elsewhere may be seen, but would make a funnel without a beginning. */
export interface Scope {
  /** Two digits of the only province; empty for all. */
  readonly province: string
  /** Adopters and owners of practices, either; null for all. */
  readonly agencies: readonly string[] | null
}

const from = (tx: Handle, { basis, practice, owner, province, year, scope }: FunnelFilter) =>
  tx
    .selectFrom('adoption')
    .where('adoption.basis', '=', basis)
    .$if(practice !== '', (query) => query.where('adoption.practice_slug', '=', practice))
    .$if(owner !== '', (query) => query.where('adoption.owner_id', '=', owner))
    .$if(province !== '', (query) => query.where(sql`left(adoption.agency_id, 2)`, '=', province))
    .$if(scope.province !== '', (query) => query.where(sql`left(adoption.agency_id, 2)`, '=', scope.province))
    .$if(scope.agencies !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('adoption.agency_id', 'in', scope.agencies ?? []),
          eb('adoption.owner_id', 'in', scope.agencies ?? []),
        ]),
      ),
    )
    .$if(year !== '', (query) => query.where(sql`extract(year from adoption.interested_on)::text`, '=', year))

const steps = [
  sql<number>`count(*)::int`.as('interested'),
  sql<number>`count(adoption.committed_on)::int`.as('committed'),
  sql<number>`count(adoption.preparing_on)::int`.as('preparing'),
  sql<number>`count(adoption.running_on)::int`.as('running'),
  sql<number>`count(adoption.verified_on)::int`.as('verified'),
  sql<number>`count(*) filter (where adoption.verified_on is not null and index_rose)::int`.as('rose'),
  sql<number>`count(*) filter (where adoption.verified_on is not null and index_rose is not null)::int`.as('compared'),
  sql<number>`count(adoption.confirmed_on)::int`.as('confirmed'),
  sql<number>`count(adoption.stopped_on)::int`.as('stopped'),
] as const

/** How many adoptions came how far, as far as `tx` may see them. */
export const countSteps = (tx: Handle, filter: FunnelFilter, today: string) =>
  from(tx, filter)
    .select(steps)
    .select(sql<number>`count(*) filter (where ${silentOn(today)})::int`.as('silent'))
    .executeTakeFirstOrThrow()

export const countStepsByPractice = (tx: Handle, filter: FunnelFilter) =>
  from(tx, filter)
    .innerJoin('practice', 'practice.slug', 'adoption.practice_slug')
    .groupBy(['practice.slug', 'practice.title', 'practice.title_en'])
    .select(['practice.slug', 'practice.title', 'practice.title_en as titleEn'])
    .select(steps)
    .orderBy('committed', 'desc')
    .orderBy('practice.slug')
    .execute()

export type StepRow = Awaited<ReturnType<typeof countSteps>>
