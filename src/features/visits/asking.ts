import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { StoredInterest } from '../../db/schema.ts'
import { type AgendaWords, proposeAgenda } from '../../domain/agenda.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { type Agency, findAgencies } from '../agencies/agencies.ts'
import { LINKED_INSTRUMENT, practicesOf } from '../practices/practices.ts'
import { gapsOf } from './gaps.ts'
import { type Mistake, refuseMistakes } from './mistakes.ts'
import { dayMistakes, minutesBetween } from './timing.ts'
import { told } from './trail.ts'
import { insertAgenda, insertDelegations, insertRecord, insertVisit } from './write-queries.ts'

export interface Asked {
  /** Code of the host. */
  readonly host: string
  readonly title: string
  readonly heldOn: string
  readonly starts: string
  readonly ends: string
  readonly people: number
  readonly positions: string
  readonly contact: string
  readonly message: string
  /** Numbers of indicators, those that matter most first. */
  readonly interests: readonly number[]
}

/**
 * A delegation asks a host for a visit; its levels on the indicators it names go along, and an agenda that follows from
 * them is proposed. Refuses an unknown host or one's own agency, and a beginning in the past or years ahead
 * (422, each named).
 */
export async function askForVisit(
  db: Database,
  who: Actor | null,
  asked: Asked,
  words: AgendaWords,
  at: Date,
): Promise<string> {
  const membership = demand(who, 'visit:request')
  const guest = membership.agency ?? ''
  const [[host], gaps] = await Promise.all([findAgencies(db, [asked.host]), gapsOf(db, who, guest)])
  refuseMistakes([...hostMistakes(host, guest), ...(await dayMistakes(db, host, asked, 'starts', at))])
  const interests = ordered(asked.interests, gaps)
  const practices = await practicesOf(db, asked.host)
  const agenda = proposeAgenda(
    interests.map(({ number }) => number),
    practices.map(({ slug, title, indicators }) => ({ slug, title, indicators })),
    minutesBetween(asked.starts, asked.ends),
    words,
  )
  const { title, heldOn, starts, ends, people, positions, contact, message } = asked
  return asActor(db, who, async (tx) => {
    const id = uuid()
    const common = { title, starts, ends, held_on: heldOn, requested_by: membership.id, requested_at: at }
    await insertVisit(tx, {
      ...{ id, agency_id: asked.host, asked_by: guest, kind: 'visit', state: 'requested', place: '', delegations: 1 },
      ...{ ...common, basis: 'reported', closed_at: null },
    })
    await insertDelegations(tx, [
      newDelegation(
        { visitId: id, host: asked.host, guest, by: membership.id, at },
        { people, positions, contact, interests },
      ),
    ])
    await insertRecord(tx, {
      visit_id: id,
      agency_id: asked.host,
      instrument_id: LINKED_INSTRUMENT,
      message,
      proposed_on: null,
    })
    await insertAgenda(tx, id, asked.host, agenda)
    await told(tx, who, 'visit.requested', id, guest, at)
    return id
  })
}

export interface Coming {
  readonly people: number
  readonly positions: string
  readonly contact: string
  readonly interests: readonly StoredInterest[]
}

interface Where {
  readonly visitId: string
  readonly host: string
  readonly guest: string
  readonly by: string
  readonly at: Date
}

export const newDelegation = ({ visitId, host, guest, by, at }: Where, coming: Coming) => ({
  id: uuid(),
  visit_id: visitId,
  host_id: host,
  agency_id: guest,
  people: coming.people,
  positions: coming.positions,
  contact: coming.contact,
  interests: [...coming.interests],
  findings: '',
  commitments: 0,
  no_commitment: '',
  joined_by: by,
  joined_at: at,
  basis: 'reported' as const,
})

/** The chosen indicators with the levels known of them, in the order of the gaps; those without a gap at the end. */
export const ordered = (numbers: readonly number[], gaps: readonly StoredInterest[]): readonly StoredInterest[] => {
  const behind = gaps.filter(({ number }) => numbers.includes(number))
  const others = numbers.filter((number) => !behind.some((gap) => gap.number === number))
  return [...behind, ...others.map((number) => ({ number, own: null, reference: null, simulated: false }))]
}

const hostMistakes = (host: Agency | undefined, guest: string): Mistake[] =>
  host === undefined
    ? [{ field: 'host', code: 'host' }]
    : host.code === guest
      ? [{ field: 'host', code: 'ownHost' }]
      : []
