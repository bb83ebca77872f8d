import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { asPlatform } from '../../src/db/actor.ts'
import type { Visitor } from './app.ts'
import type { TestDatabase } from './database.ts'

/**
 * Makes an answered assessment pass the checks before submission: one link of the agency is attached to each level from 2 to
 * the claimed one that has nothing, and `visitor` gives every warning the same reason.
 */
export async function submittable({ db }: Pick<TestDatabase, 'db'>, visitor: Visitor, id: string): Promise<void> {
  await proven({ db }, id)
  await explained(visitor, id)
}

/** Only the evidence. */
export const proven = ({ db }: Pick<TestDatabase, 'db'>, id: string): Promise<unknown> =>
  asPlatform(db, async (tx) => {
    const document = uuid()
    await sql`insert into evidence_document (id, agency_id, kind, title, signed, effective_from, effective_until, url, basis,
        made_at, changed_at)
      select ${document}, agency_id, 'link', 'Map bukti dukung', 'not_needed', make_date(year, 1, 1), make_date(year, 12, 31),
        'https://drive.example/bukti', 'reported', updated_at, updated_at
      from assessment where id = ${id}`.execute(tx)
    await sql`insert into evidence_reference (id, agency_id, document_id, assessment_id, instrument_id, instrument_version,
        item_id, indicator, level, place, attached_at)
      select gen_random_uuid(), a.agency_id, ${document}, a.id, a.instrument_id, a.instrument_version, i.id, i.indicator,
        i.level, 'Map ' || i.id, a.updated_at
      from assessment a
      join evidence_item i on (i.instrument_id, i.instrument_version) = (a.instrument_id, a.instrument_version)
      where a.id = ${id} and i.position = 1 and i.level between 2 and a.levels[i.indicator] / 100
        and not exists (select from evidence_reference u where u.assessment_id = a.id and u.indicator = i.indicator
          and u.level = i.level and u.detached_at is null)`.execute(tx)
  })

/** Only the reasons, through the API as a program gives them. */
export async function explained(visitor: Visitor, id: string): Promise<void> {
  const { items } = (await visitor.call('GET', `/assessments/${id}/checks`)).json() as {
    readonly items: readonly { readonly kind: string; readonly key: string; readonly reason: object | null }[]
  }
  const warnings = items.flatMap(({ kind, key, reason }) => (kind === 'warning' && reason === null ? [key] : []))
  if (warnings.length === 0) return
  const reason = 'Sudah diperiksa tim SPBE'
  const answer = await visitor.call('POST', `/assessments/${id}/reasons`, { warnings, reason })
  if (answer.statusCode !== 200) throw new Error(`no reason: ${answer.body}`)
}
