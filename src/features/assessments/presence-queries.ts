import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { statement } from '../../db/statement.ts'

/** Milliseconds after which somebody who did nothing is no longer said to be there. */
const MINUTE = 60_000

export interface Here {
  readonly name: string
  readonly at: Date
}

interface Look {
  readonly id: string
  readonly number: number
  readonly personId: string
  readonly at: Date
}

/** Colleagues who opened or saved this answer within the last minute, the latest first. */
export const othersHere = (tx: Handle, look: Look): Promise<Here[]> => select(tx, { ...look, since: since(look) })

/**
 * The same, and notes that this person is here now; only in an assessment of their own agency that is not submitted. Rows
 * whose minute is over go, unless somebody else is at them.
 */
export const comeHere = (tx: Handle, look: Look): Promise<Here[]> => touch(tx, { ...look, since: since(look) })

const since = ({ at }: Look): Date => new Date(at.getTime() - MINUTE)

interface Asked extends Look {
  readonly since: Date
}

const others = (a: Asked) => sql`
  select p.name, h.at from presence h join person p on p.id = h.person_id
  where h.assessment_id = ${a.id} and h.number = ${a.number} and h.person_id <> ${a.personId} and h.at > ${a.since}
  order by h.at desc limit 5`

const select = statement((_db, a: Asked) => sql<Here>`${others(a)}`)

const touch = statement(
  (_db, a: Asked) => sql<Here>`
    with gone as (
      delete from presence where ctid = any (array(select ctid from presence
        where assessment_id = ${a.id} and at <= ${a.since} and person_id <> ${a.personId} for update skip locked))
    ), here as (
      insert into presence (assessment_id, number, agency_id, person_id, at)
      select id, ${a.number}, agency_id, ${a.personId}, ${a.at} from assessment
      where id = ${a.id} and state <> 'submitted' and lab_owns(agency_id)
      on conflict (assessment_id, number, person_id) do update set at = greatest(presence.at, excluded.at)
    ) ${others(a)}`,
)
