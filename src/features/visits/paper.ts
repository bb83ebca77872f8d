import type { Handle } from '../../db/actor.ts'
import type { ReportBasis, StoredInterest, VisitKind, VisitState } from '../../db/schema.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { Zone } from '../../domain/working-days.ts'
import { commitmentsOf } from '../adoptions/adoptions.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { findInstrument } from '../instruments/instruments.ts'
import { type AttendeeRow, listAgreements, listAttendees } from './party-queries.ts'
import { openParty } from './reading.ts'
import { topicIn } from './topics.ts'

interface Person {
  readonly name: string
  readonly position: string
}

/** A practice somebody promised to take over. */
export interface PaperCommitment {
  /** Its title. */
  readonly practice: string
  readonly unit: string
  readonly personInCharge: string
  readonly targetOn: string
}

export interface PaperDelegation {
  readonly agency: string
  readonly name: string
  /** Announced number, and their positions in words. */
  readonly people: number
  readonly positions: string
  readonly contact: string
  readonly interests: readonly (StoredInterest & { readonly title: string })[]
  readonly findings: string
  readonly attendees: readonly Person[]
  readonly commitments: readonly PaperCommitment[]
  /** Why it commits to nothing; empty where it does or has not said. */
  readonly noCommitment: string
}

/** All that the papers of a visit are filled with. Days are `2026-11-24`, times `09:00` in the zone of the host. */
export interface VisitPaper {
  readonly id: string
  readonly kind: VisitKind
  readonly state: VisitState
  readonly basis: ReportBasis
  readonly title: string
  readonly heldOn: string
  readonly starts: string
  readonly ends: string
  readonly zone: Zone
  readonly place: string
  readonly requestedAt: Date
  /** The other day the host offers; null where it offers none. */
  readonly proposedOn: string | null
  /** Whose indicators the interests number. */
  readonly regulation: string
  readonly host: { readonly agency: string; readonly name: string; readonly contact: string }
  readonly hostAttendees: readonly Person[]
  /** The guest's words with the request, the host's with its answer. */
  readonly message: string
  readonly reply: string
  readonly minutes: string
  readonly agenda: readonly {
    readonly topic: string
    readonly practice: string | null
    readonly indicators: readonly number[]
    readonly minutes: number
    readonly unit: string
  }[]
  /** The host sees all, a guest its own. */
  readonly delegations: readonly PaperDelegation[]
  readonly agreements: readonly {
    readonly kind: 'mou' | 'pks'
    readonly number: string
    readonly partnerName: string
    readonly signedOn: string
    readonly expiresOn: string
  }[]
}

/** What the papers of a visit say, as far as `who` may see it. Refuses whoever does not take part (404). */
export async function visitPaperData(tx: Handle, who: Actor | null, id: string): Promise<VisitPaper> {
  const { visit, record, agenda, delegations } = await openParty(tx, who, id)
  const [instrument, attendees, agreements, zone, commitments] = await Promise.all([
    findInstrument(tx, record.instrument),
    listAttendees(tx, id),
    listAgreements(tx, id),
    zoneOf(tx, visit.host),
    commitmentsOf(tx, id),
  ])
  const titles = new Map(instrument.indicators.map(({ number, title }) => [number, title]))
  const present = Map.groupBy(attendees, ({ agency }) => agency)
  const { kind, state, basis, title, heldOn, starts, ends, place, requestedAt } = visit
  return {
    ...{ id, kind, state, basis, title, heldOn, starts, ends, zone, place, requestedAt },
    proposedOn: record.proposedOn,
    regulation: instrument.regulation,
    host: { agency: visit.host, name: visit.hostName, contact: record.contact },
    hostAttendees: people(present.get(visit.host)),
    message: record.message,
    reply: record.reply,
    minutes: record.minutes,
    agenda: agenda.map((row) => ({ ...row, topic: topicIn('id', row) })),
    delegations: delegations.map((delegation) => ({
      agency: delegation.agency,
      name: delegation.agencyName,
      people: delegation.people,
      positions: delegation.positions,
      contact: delegation.contact,
      interests: delegation.interests.map((one) => ({ ...one, title: titles.get(one.number) ?? '' })),
      findings: delegation.findings,
      attendees: people(present.get(delegation.agency)),
      commitments: commitments
        .filter(({ agencyId }) => agencyId === delegation.agency)
        .map(({ title, unit, personInCharge, targetOn }) => ({ practice: title, unit, personInCharge, targetOn })),
      noCommitment: delegation.noCommitment,
    })),
    agreements,
  }
}

const people = (rows: readonly AttendeeRow[] = []): readonly Person[] =>
  rows.map(({ name, position }) => ({ name, position }))
