import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'

/**
 * Compares each adopter's last submitted assessment from before the practice ran with the latest from after, on the same
 * instrument, at the same stage and of the same basis, and stores what came of it. As the platform: an adopter's own
 * figures are seen by few; what is kept is a mean over five at least, and whether an index rose.
 */
export async function storeEffects(tx: Handle, today: string): Promise<void> {
  await sql`with ${pairs}
    update adoption set index_rose = pair.rose from pair
    where pair.id = adoption.id and adoption.index_rose is distinct from pair.rose`.execute(tx)
  await sql`delete from practice_effect`.execute(tx)
  await sql`with ${pairs}, figure as (
      select practice_slug, instrument_id, 0 as number, stage, basis, before_index as before, after_index as after from pair
      union all
      select practice_slug, pair.instrument_id, number, stage, basis,
        before_levels[number] / 100.0, after_levels[number] / 100.0
      from pair join practice_indicator linked on linked.slug = practice_slug and linked.instrument_id = pair.instrument_id
      where before_levels[number] is not null and after_levels[number] is not null
    )
    insert into practice_effect
    select practice_slug, instrument_id, number, stage, basis, count(*), count(*) filter (where after > before),
      avg(before), avg(after), ${today}::date
    from figure group by practice_slug, instrument_id, number, stage, basis having count(*) >= 5`.execute(tx)
}

/** Adopters of simulated adoptions are compared by simulated assessments, those of reported ones by real ones. */
const pairs = sql`pair as (
  select adoption.id, practice_slug, before.instrument_id, before.stage, before.basis,
    before.index_value as before_index, after.index_value as after_index, after.index_value > before.index_value as rose,
    before.levels as before_levels, after.levels as after_levels
  from adoption
  cross join lateral (
    select * from assessment a where a.agency_id = adoption.agency_id and a.state = 'submitted'
      and (a.basis = 'simulated') = (adoption.basis = 'simulated')
      and (a.updated_at at time zone 'Asia/Jakarta')::date <= running_on
    order by a.year desc, a.stage limit 1
  ) before
  cross join lateral (
    select * from assessment a where a.agency_id = adoption.agency_id and a.state = 'submitted'
      and a.instrument_id = before.instrument_id and a.stage = before.stage and a.basis = before.basis
      and (a.updated_at at time zone 'Asia/Jakarta')::date > running_on
    order by a.year desc limit 1
  ) after
  where adoption.stage in ('running', 'effective') and running_on is not null
)`

export type EffectRow = Awaited<ReturnType<typeof listEffects>>[number]

/** Means that are known of the index of each practice's adopters; of one practice also by indicator. */
export const listEffects = (
  db: Database,
  { simulated, practice, owner }: { readonly simulated: boolean; readonly practice: string; readonly owner: string },
) =>
  db
    .selectFrom('practice_effect')
    .innerJoin('practice', 'practice.slug', 'practice_effect.practice_slug')
    .where('practice_effect.basis', simulated ? '=' : '<>', 'simulated')
    .$if(practice !== '', (query) => query.where('practice_effect.practice_slug', '=', practice))
    .$if(practice === '', (query) => query.where('practice_effect.number', '=', 0))
    .$if(owner !== '', (query) => query.where('practice.agency_id', '=', owner))
    .select([
      'practice_effect.practice_slug as practice',
      'practice.title',
      'practice.title_en as titleEn',
      'practice_effect.instrument_id as instrument',
      'practice_effect.number',
      'practice_effect.stage',
      'practice_effect.basis',
      'n',
      'rose',
      'before_mean as before',
      'after_mean as after',
      'computed_on as computedOn',
    ])
    .orderBy('practice.position')
    .orderBy('practice_effect.practice_slug')
    .orderBy('practice_effect.number')
    .execute()
