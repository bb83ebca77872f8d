import type { Insertable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'

/** Whether simulated texts stand there already. */
export async function someSimulatedText(tx: Handle): Promise<boolean> {
  const found = await tx.selectFrom('practice_text').where('basis', '=', 'simulated').select('slug').limit(1).execute()
  return found.length > 0
}

/** The posts of some accounts, by address. */
export async function demoPosts(tx: Handle, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('p.email', 'in', emails)
    .select(['p.email', 'm.id'])
    .execute()
  return new Map(rows.map(({ email, id }) => [email, id]))
}

export const insertEvents = (tx: Handle, events: readonly Insertable<Schema['practice_event']>[]) =>
  tx.insertInto('practice_event').values(events).execute()

interface DemoRequest {
  readonly email: string
  readonly agency: string
  readonly slug: string
  readonly section: string
}

/** Wishes of the demonstration's people for sections of the reference's practices; only of practices that are there. */
export async function insertRequests(tx: Handle, requests: readonly DemoRequest[], at: Date): Promise<void> {
  for (const { email, agency, slug, section } of requests) {
    await tx
      .insertInto('section_request')
      .columns(['slug', 'section', 'person_id', 'agency_id', 'from_agency', 'basis', 'at'])
      .expression((eb) =>
        eb
          .selectFrom(['practice', 'person'])
          .where('practice.slug', '=', slug)
          .where('practice.agency_id', '=', REFERENCE_AGENCY)
          .where('person.email', '=', email)
          .select(({ val, cast }) => [
            'practice.slug',
            cast<string>(val(section), 'text').as('section'),
            'person.id',
            'practice.agency_id',
            cast<string>(val(agency), 'text').as('from_agency'),
            cast<'simulated'>(val('simulated'), 'text').as('basis'),
            cast<Date>(val(at), 'timestamptz').as('at'),
          ]),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
