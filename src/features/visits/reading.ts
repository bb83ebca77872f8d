import type { Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, allowedAs, type Membership } from '../../domain/permissions.ts'
import { type DelegationRow, listAgenda, listDelegations, type RecordRow, readRecord } from './party-queries.ts'
import { readVisit, type VisitRow } from './queries.ts'

export type AgendaRow = Awaited<ReturnType<typeof listAgenda>>[number]

/** A visit as somebody sees it: outsiders its public row only, the rest is empty. */
export interface Opened {
  readonly visit: VisitRow
  /** Null for an outsider. */
  readonly record: RecordRow | null
  readonly agenda: readonly AgendaRow[]
  /** A guest sees its own delegation only. */
  readonly delegations: readonly DelegationRow[]
  /** Under which membership the reader acts for the host, or for a delegation; null where neither. */
  readonly asHost: Membership | null
  readonly asGuest: { readonly membership: Membership; readonly delegation: DelegationRow } | null
}

/** Refuses what is not there for `who` (404); somebody who is not signed in is asked to, whether it exists or not. */
export async function openVisit(tx: Handle, who: Actor | null, id: string): Promise<Opened> {
  const [visit, record, agenda, delegations] = await Promise.all([
    readVisit(tx, id),
    readRecord(tx, id),
    listAgenda(tx, id),
    listDelegations(tx, id),
  ])
  if (!visit) throw who ? new Refusal('notFound', 'refusal.notFound') : new Refusal('unauthenticated', 'refusal.signIn')
  return {
    visit,
    record: record ?? null,
    agenda,
    delegations,
    asHost: allowedAs(who, 'visit:host', { agencyId: visit.host }),
    asGuest: guestOf(who, delegations),
  }
}

/** The same for those who take part, or read along for province or ministry; to others it is not there (404). */
export async function openParty(tx: Handle, who: Actor | null, id: string) {
  const opened = await openVisit(tx, who, id)
  const { record } = opened
  if (!record) throw new Refusal('notFound', 'refusal.notFound')
  return { ...opened, record }
}

function guestOf(who: Actor | null, delegations: readonly DelegationRow[]): Opened['asGuest'] {
  for (const delegation of delegations) {
    const membership = allowedAs(who, 'visit:take-part', { agencyId: delegation.agency })
    if (membership) return { membership, delegation }
  }
  return null
}
