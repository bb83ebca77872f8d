import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'

/** A visit with the names of both sides, as far as row-level security shows it. */
const visits = (tx: Handle) =>
  tx
    .selectFrom('visit')
    .innerJoin('agency as host', 'host.code', 'visit.agency_id')
    .innerJoin('agency as guest', 'guest.code', 'visit.asked_by')
    .select([
      'visit.id',
      'visit.agency_id as host',
      'host.name as hostName',
      'visit.asked_by as askedBy',
      'guest.name as askedByName',
      'visit.kind',
      'visit.state',
      'visit.title',
      'visit.held_on as heldOn',
      'visit.starts',
      'visit.ends',
      'visit.place',
      'visit.delegations',
      'visit.basis',
      'visit.requested_at as requestedAt',
      'visit.closed_at as closedAt',
    ])

export type VisitRow = NonNullable<Awaited<ReturnType<typeof readVisit>>>

export const readVisit = (tx: Handle, id: string) => visits(tx).where('visit.id', '=', id).executeTakeFirst()

/** Locked until the transaction ends; only for those who may change it. */
export const lockVisit = (tx: Handle, id: string) =>
  tx
    .selectFrom('visit')
    .where('id', '=', id)
    .select(['state', 'kind', 'held_on as heldOn', 'delegations'])
    .forNoKeyUpdate()
    .executeTakeFirst()

export interface ListFilter {
  readonly host: string | null
  readonly kind: 'visit' | 'workshop' | null
  readonly year: number | null
  /** Whether the demonstration's are shown too. */
  readonly simulated: boolean
}

/** Accepted and closed ones, newest day first. */
export const listOpenToAll = (
  tx: Handle,
  { host, kind, year, simulated }: ListFilter,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) => narrowed(visits(tx), { host, kind, year, simulated }).offset(offset).limit(limit).execute()

/** The same for a cursor: what follows a day and an id. */
export const listAfter = (tx: Handle, filter: ListFilter, after: { day: string; id: string } | null, limit: number) =>
  narrowed(visits(tx), filter)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(visit.held_on, visit.id) < (${after?.day ?? ''}::date, ${after?.id ?? ''}::uuid)`),
    )
    .limit(limit)
    .execute()

function narrowed(query: ReturnType<typeof visits>, { host, kind, year, simulated }: ListFilter) {
  let list = query.where('visit.state', 'in', ['accepted', 'closed'])
  if (!simulated) list = list.where('visit.basis', '=', 'reported')
  if (host !== null) list = list.where('visit.agency_id', '=', host)
  if (kind !== null) list = list.where('visit.kind', '=', kind)
  if (year !== null) {
    list = list.where('visit.held_on', '>=', `${year}-01-01`).where('visit.held_on', '<=', `${year}-12-31`)
  }
  return list.orderBy('visit.held_on', 'desc').orderBy('visit.id', 'desc')
}

/** Visits in which some agencies are host or delegation, next ones first, with the own delegation's takeaway. */
export const listOwn = (tx: Handle, agencies: readonly string[], limit: number) =>
  visits(tx)
    .leftJoin('delegation as own', (join) =>
      join.onRef('own.visit_id', '=', 'visit.id').on('own.agency_id', 'in', agencies),
    )
    .where((eb) => eb.or([eb('visit.agency_id', 'in', agencies), eb('own.id', 'is not', null)]))
    .select(['own.agency_id as guest', 'own.commitments', 'own.no_commitment as noCommitment'])
    .orderBy(sql`visit.state in ('requested', 'proposed', 'accepted')`, 'desc')
    .orderBy('visit.held_on', 'desc')
    .orderBy('visit.id')
    .limit(limit)
    .execute()

/** Hosts that have something to show on the public list. */
export const listHosts = (tx: Handle, simulated: boolean) =>
  tx
    .selectFrom('visit')
    .innerJoin('agency', 'agency.code', 'visit.agency_id')
    .where('visit.state', 'in', ['accepted', 'closed'])
    .$if(!simulated, (query) => query.where('visit.basis', '=', 'reported'))
    .select(['agency.code', 'agency.name'])
    .distinct()
    .orderBy('agency.name')
    .execute()
