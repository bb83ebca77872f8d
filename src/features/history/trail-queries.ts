import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { RevisionOrigin } from '../../db/schema.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import type { Role } from '../../domain/permissions.ts'

export interface TrailFilter {
  readonly id: string
  readonly agencyId: string
  readonly kind: 'answer' | 'step' | 'consent' | null
  readonly number: number | null
  readonly person: string | null
  /** From this moment on, and before that one. */
  readonly from: Date | null
  readonly before: Date | null
}

export interface TrailRow {
  readonly kind: 'answer' | 'step' | 'consent'
  readonly at: Date
  readonly by: string | null
  readonly role: Role | null
  /** Of an answer: which, which revision of it, and where that comes from. */
  readonly number: number | null
  readonly version: number | null
  readonly origin: RevisionOrigin | null
  readonly sourceVersion: number | null
  readonly sourceYear: number | null
  readonly sourceBasis: string | null
  readonly before: AnswerFields | null
  readonly after: AnswerFields | null
  /** Of anything else: what was done, and what was noted with it. */
  readonly action: string | null
  readonly data: Readonly<Record<string, unknown>> | null
  /** Hex: the link of the chain that seals this line. */
  readonly hash: string | null
}

interface Span {
  readonly limit: number
  readonly offset: number
}

/** Everything that was done to an assessment, newest first: changes of answers, steps, and the agency's consent. */
export async function listTrail(tx: Handle, filter: TrailFilter, { limit, offset }: Span): Promise<TrailRow[]> {
  const fields = (row: 'r' | 'b') => sql`json_build_object('value', ${sql.ref(`${row}.value`)},
    'explanation', ${sql.ref(`${row}.explanation`)}, 'serviceName', ${sql.ref(`${row}.service_name`)},
    'serviceOwner', ${sql.ref(`${row}.service_owner`)})`
  const { rows } = await sql<TrailRow>`
    select l.kind, l.at, p.name as "by", m.role, l.number, l.version, r.origin,
      r.source_version as "sourceVersion", s.year as "sourceYear", s.basis as "sourceBasis",
      case when b.version is not null then ${fields('b')} end as before,
      case when r.version is not null then ${fields('r')} end as after,
      e.action, e.data, encode(coalesce(r.hash, k.hash), 'hex') as hash
    from (${lines(filter)} order by at desc, event desc nulls last, number desc, version desc
      limit ${limit} offset ${offset}) l
    left join membership m on m.id = l.membership
    left join person p on p.id = l.person
    left join answer_revision r on r.assessment_id = ${filter.id} and r.number = l.number and r.version = l.version
    left join answer_revision b on b.assessment_id = ${filter.id} and b.number = l.number and b.version = l.version - 1
    left join assessment s on s.id = r.source_assessment
    left join audit_event e on e.id = l.event
    left join audit_link k on k.event_id = l.event
    order by l.at desc, l.event desc nulls last, l.number desc, l.version desc`.execute(tx)
  return rows
}

export async function countTrail(tx: Handle, filter: TrailFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from (${lines(filter)}) l`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Who did anything to it, by name. */
export async function listActors(tx: Handle, filter: TrailFilter): Promise<{ id: string; name: string }[]> {
  const all = { ...filter, kind: null, number: null, person: null, from: null, before: null }
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where p.id in (select person from (${lines(all)}) l) order by p.name`.execute(tx)
  return rows
}

const lines = ({ id, agencyId, kind, number, person, from, before }: TrailFilter) => sql`
  select * from (
    select 'answer' as kind, r.at, r.number, r.version, r.by_membership as membership, m.person_id as person,
      null::bigint as event
    from answer_revision r left join membership m on m.id = r.by_membership where r.assessment_id = ${id}
    union all
    select 'step', at, null, null, membership_id, person_id, id from audit_event where subject = ${id}
    union all
    select 'consent', at, null, null, membership_id, person_id, id from audit_event
    where subject = ${agencyId} and action in ('levels.shared', 'levels.withdrawn')
  ) every_line
  where (${kind}::text is null or kind = ${kind}) and (${number}::integer is null or number = ${number})
    and (${person}::uuid is null or person = ${person}) and (${from}::timestamptz is null or at >= ${from})
    and (${before}::timestamptz is null or at < ${before})`
