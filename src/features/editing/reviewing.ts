import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { asPublisher } from '../../db/publishing.ts'
import type { PracticeEventKind } from '../../db/schema.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { afterEditorialStep, type EditorialStep } from '../../domain/editorial.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, demand, type Membership } from '../../domain/permissions.ts'
import { notify } from '../notifications/notifications.ts'
import { LINKED_INSTRUMENT } from '../practices/practices.ts'
import { refuseUnready } from './checking.ts'
import { insertEvent, listEvents } from './event-queries.ts'
import { writePractice } from './publication-queries.ts'
import { lockText, updateState } from './queries.ts'
import { openText } from './reading.ts'

/** The version of a text somebody read before deciding about it. */
export interface Decision {
  readonly slug: string
  readonly version: number
}

/** Sends a text to the curators. Refuses one that lacks sections or holds personal numbers (422, each named). */
export const sendText = (db: Database, who: Actor | null, decision: Decision, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { text } = await take(tx, who, decision, 'practice:write', 'send', 'sent', '', at)
    refuseUnready(text.content)
  })

/** Takes a text back from the curators, so that work on it goes on. */
export const withdrawText = (db: Database, who: Actor | null, decision: Decision, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    await take(tx, who, decision, 'practice:write', 'withdraw', 'withdrawn', '', at)
  })

/** Says which curator reads a text, so that the author knows whom to expect. */
export const takeOn = (db: Database, who: Actor | null, decision: Decision, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    await take(tx, who, decision, 'practice:review', 'take', 'taken', '', at)
  })

/** Gives a text back to its author with what is still needed. */
export const returnText = (
  db: Database,
  who: Actor | null,
  { reason, ...decision }: Decision & { readonly reason: string },
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    await take(tx, who, decision, 'practice:review', 'return', 'returned', reason, at)
  })

/**
 * Everybody reads it from now on. Refuses: a text somebody has decided about already or changed since it was read (409),
 * one's own (403: a second person publishes), one that lacks sections or holds personal numbers (422).
 */
export const publishText = (db: Database, who: Actor | null, decision: Decision, at: Date): Promise<void> =>
  asPublisher(db, who, async (tx) => {
    const { slug, version } = decision
    const { text } = await take(tx, who, decision, 'practice:review', 'publish', 'published', '', at)
    await refuseOwnText(tx, who, slug)
    refuseUnready(text.content)
    const written = await writePractice(tx, {
      ...{ slug, agencyId: text.agency_id, basis: text.basis, instrumentId: LINKED_INSTRUMENT, version },
      ...{ text: text.content, indicatorBasis: 'dinyatakan pemilik praktik', today: dayInJakarta(at) },
    })
    if (!written) throw new Refusal('conflict', 'editing.error.address')
    await tellFollowers(tx, slug, text, version, at)
  })

/** Who follows the practice hears that it reads differently now. */
const tellFollowers = (
  tx: Handle,
  slug: string,
  { content, basis }: NonNullable<Awaited<ReturnType<typeof lockText>>>,
  version: number,
  at: Date,
) =>
  notify(
    tx,
    {
      kind: 'practice.changed',
      key: `practice.changed ${slug} ${version}`,
      followersOf: [{ subject: 'practice', id: slug }],
      arguments: { practice: content.title, practiceEn: content.titleEn },
      about: `/praktik/${slug}`,
      basis,
    },
    at,
  )

async function take(
  tx: Handle,
  who: Actor | null,
  { slug, version }: Decision,
  action: Action,
  step: EditorialStep,
  kind: PracticeEventKind,
  note: string,
  at: Date,
) {
  const text = (await lockText(tx, slug)) ?? (await refuseLocked(tx, who, slug))
  const agencyId = text.agency_id
  const membership = demand(who, action, { agencyId })
  const state = afterEditorialStep(text.state, step)
  // whoever comes second is told what the first one did
  if (state === null || text.version !== version) throw happened()
  const reviewer = action === 'practice:review' ? membership.id : text.reviewer
  await updateState(tx, slug, state, reviewer, at)
  await insertEvent(tx, { slug, agencyId, kind, version, note, by: membership.id, at })
  await record(tx, { at, action: `practice.${kind}`, subject: slug, agencyId, membership, ...person(who) })
  return { text, membership } satisfies { text: typeof text; membership: Membership }
}

/** It may be read but not changed any more: somebody was quicker. */
async function refuseLocked(tx: Handle, who: Actor | null, slug: string): Promise<never> {
  await openText(tx, who, slug)
  throw happened()
}

const happened = (): Refusal => new Refusal('conflict', 'editing.error.happened', { code: 'happened' })

async function refuseOwnText(tx: Handle, who: Actor | null, slug: string): Promise<void> {
  const sent = (await listEvents(tx, slug)).find(({ kind }) => kind === 'sent')
  if (sent?.person_id === who?.personId) throw new Refusal('forbidden', 'editing.error.ownText')
}

const person = (who: Actor | null) => ({ personId: who?.personId ?? null })
