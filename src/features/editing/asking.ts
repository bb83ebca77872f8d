import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { asPublisher } from '../../db/publishing.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, ownAgencies } from '../../domain/permissions.ts'
import type { SectionName } from '../../domain/practice.ts'
import { findPractice, missingSections } from '../practices/practices.ts'
import { insertEvent, insertRequest, listRequests } from './event-queries.ts'
import { writeConfirmation } from './publication-queries.ts'

/**
 * Asks the owner of a practice for a section that is missing; owner and curators see it. Asking again changes nothing.
 * Refuses an unknown practice (404) and a section that is there (422).
 */
export const askForSection = (
  db: Database,
  who: Actor | null,
  slug: string,
  section: SectionName,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { personId } = who ?? refuseStranger()
    const practice = await findPractice(tx, slug)
    if (!missingSections(practice).includes(section)) {
      throw new Refusal('invalid', 'editing.error.present', { code: 'present' })
    }
    const fromAgency = ownAgencies(who)[0] ?? null
    await insertRequest(tx, { slug, section, personId, ownerId: practice.agency, fromAgency, at })
  })

/** The owner's word that a practice still holds as it is told. Refuses other agencies (404). */
export const confirmPractice = (db: Database, who: Actor | null, slug: string, at: Date): Promise<void> =>
  asPublisher(db, who, async (tx) => {
    const { agency: agencyId } = await findPractice(tx, slug)
    const membership = demand(who, 'practice:write', { agencyId })
    await writeConfirmation(tx, slug, dayInJakarta(at))
    await insertEvent(tx, { slug, agencyId, kind: 'confirmed', version: null, by: membership.id, at })
    const event = { at, action: 'practice.confirmed', subject: slug, agencyId, membership }
    await record(tx, { ...event, personId: who?.personId ?? null })
  })

/** Sections that were asked for of a practice, as far as `who` may know: own wishes; owner and curators all. */
export interface Asked {
  readonly mine: ReadonlySet<string>
  readonly times: ReadonlyMap<string, number>
}

/** What has been asked for of one practice. */
export async function askedFor(tx: Handle, who: Actor | null, slug: string): Promise<Asked> {
  const rows = await listRequests(tx, { slug })
  const times = new Map<string, number>()
  for (const { section } of rows) times.set(section, (times.get(section) ?? 0) + 1)
  return { mine: new Set(rows.filter((row) => row.person_id === who?.personId).map(({ section }) => section)), times }
}

function refuseStranger(): never {
  throw new Refusal('unauthenticated', 'refusal.signIn')
}
