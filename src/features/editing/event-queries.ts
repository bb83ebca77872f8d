import type { Handle } from '../../db/actor.ts'
import type { PracticeEventKind } from '../../db/schema.ts'
import type { SectionName } from '../../domain/practice.ts'

export interface NewEvent {
  readonly slug: string
  readonly agencyId: string
  readonly kind: PracticeEventKind
  readonly version: number | null
  readonly note?: string
  readonly by: string | null
  readonly at: Date
}

export const insertEvent = (tx: Handle, { slug, agencyId, kind, version, note = '', by, at }: NewEvent) =>
  tx
    .insertInto('practice_event')
    .values({ slug, agency_id: agencyId, kind, version, note, by_membership: by, at })
    .execute()

export type EventRow = Awaited<ReturnType<typeof listEvents>>[number]

/** What happened to a text, newest first. */
export const listEvents = (tx: Handle, slug: string) =>
  tx
    .selectFrom('practice_event as e')
    .leftJoin('membership as m', 'm.id', 'e.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('e.slug', '=', slug)
    .select(['e.kind', 'e.version', 'e.note', 'e.at', 'p.name as by', 'm.person_id'])
    .orderBy('e.id', 'desc')
    .limit(200)
    .execute()

export interface NewRequest {
  readonly slug: string
  readonly section: SectionName
  readonly personId: string
  readonly ownerId: string
  readonly fromAgency: string | null
  readonly at: Date
}

/** Asking again changes nothing. */
export const insertRequest = (tx: Handle, { slug, section, personId, ownerId, fromAgency, at }: NewRequest) =>
  tx
    .insertInto('section_request')
    .values({ slug, section, person_id: personId, agency_id: ownerId, from_agency: fromAgency, basis: 'reported', at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()

/** The requests an actor may see: own ones, those to own agencies, a curator all. */
export const listRequests = (
  tx: Handle,
  { slug, owners }: { readonly slug?: string; readonly owners?: readonly string[] },
) => {
  let query = tx
    .selectFrom('section_request as r')
    .innerJoin('practice', 'practice.slug', 'r.slug')
    .leftJoin('agency', 'agency.code', 'r.from_agency')
    .select(['r.slug', 'r.section', 'r.person_id', 'r.at', 'r.basis', 'r.agency_id', 'agency.name as from_name'])
    .select(['practice.title', 'practice.title_en'])
    .orderBy('r.at', 'desc')
    .limit(500)
  if (slug !== undefined) query = query.where('r.slug', '=', slug)
  if (owners) query = query.where('r.agency_id', 'in', [...owners, ''])
  return query.execute()
}
