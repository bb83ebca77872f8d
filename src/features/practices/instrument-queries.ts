import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'

/** The indicators of an instrument by number, as its newest published version names them. */
export const listIndicators = remembered((db: Database, instrumentId: string) =>
  db
    .with('newest', (cte) =>
      cte
        .selectFrom('instrument')
        .where('id', '=', instrumentId)
        .where('state', '=', 'published')
        .orderBy('version', 'desc')
        .limit(1)
        .select('content'),
    )
    .with('aspects', (cte) =>
      cte.selectFrom('newest').select(sql<object>`jsonb_path_query(content, '$.domains[*].aspects[*]')`.as('aspect')),
    )
    .with('named', (cte) =>
      cte
        .selectFrom('aspects')
        .select(['aspect', sql<object>`jsonb_path_query(aspect, '$.indicators[*]')`.as('indicator')]),
    )
    .selectFrom('named')
    .select([
      sql<number>`(indicator->>'number')::int`.as('number'),
      sql<string>`indicator->>'title'`.as('title'),
      sql<string>`indicator->>'titleEn'`.as('titleEn'),
      sql<string>`aspect->>'code'`.as('aspect'),
      sql<string>`aspect->>'title'`.as('aspectTitle'),
      sql<string>`aspect->>'titleEn'`.as('aspectTitleEn'),
    ])
    .orderBy('number')
    .execute(),
)

/** Evidence items of the newest published version of an instrument, by id. */
export const listEvidence = remembered((db: Database, instrumentId: string, ids: readonly string[]) =>
  db
    .selectFrom('evidence_item as e')
    .where('e.instrument_id', '=', instrumentId)
    .where('e.id', 'in', [...ids, ''])
    .where('e.instrument_version', '=', (eb) =>
      eb
        .selectFrom('instrument')
        .where('instrument.id', '=', instrumentId)
        .where('instrument.state', '=', 'published')
        .select(sql<number>`max(version)`.as('version')),
    )
    .select(['e.id', 'e.indicator', 'e.text', 'e.text_en'])
    .orderBy('e.indicator')
    .orderBy('e.id')
    .execute(),
)
