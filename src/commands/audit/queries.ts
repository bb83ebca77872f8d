import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Frozen, SnapshotAnswer } from '../../domain/snapshot.ts'

export interface Head {
  readonly links: string
  readonly hash: string
}

export async function readHead(tx: Handle): Promise<Head> {
  const { rows } = await sql<Head>`select links, encode(hash, 'hex') as hash from audit_head`.execute(tx)
  return rows[0] ?? { links: '0', hash: '' }
}

/** The hash (hex) of one link; undefined where there is none. */
export async function readLink(tx: Handle, seq: string): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from audit_link where seq = ${seq}::bigint`.execute(tx)
  return rows[0]?.hash
}

/** How many links of a chain that should be `links` long are wrong, and the first of them. */
export interface Wrong {
  readonly n: number
  readonly first: string | null
}

/** Links whose hash does not follow from their event and the link before, and places that are empty. */
export const wrongLinks = (tx: Handle, links: string): Promise<Wrong> =>
  wrong(
    tx,
    sql`select s.seq::text as place, s.seq as at from generate_series(1, ${links}::bigint) s (seq)
      left join audit_link k on k.seq = s.seq left join audit_link p on p.seq = s.seq - 1
      left join audit_event e on e.id = k.event_id
      where e.id is null or k.hash <> sha256(coalesce(p.hash, '') || convert_to(event_text(e), 'UTF8'))`,
  )

/** Events that no link seals. */
export const unlinkedEvents = (tx: Handle): Promise<Wrong> =>
  wrong(
    tx,
    sql`select 'event ' || e.id as place, e.id as at from audit_event e
      where not exists (select from audit_link k where k.event_id = e.id)`,
  )

/** Revisions whose hash does not follow from what they say and from the revision before, and those without one before. */
export const wrongRevisions = (tx: Handle): Promise<Wrong> =>
  wrong(
    tx,
    sql`select r.assessment_id || ' answer ' || r.number || ' version ' || r.version as place, r.at
      from answer_revision r left join answer_revision p on p.assessment_id = r.assessment_id
        and p.number = r.number and p.version = r.version - 1
      where (r.version > 1 and p.version is null) or (r.by_membership is not null and r.hash is distinct from
        sha256(coalesce(p.hash, '') || convert_to(revision_text(r), 'UTF8')))`,
  )

/** Answers that are not what their newest revision says. */
export const wrongAnswers = (tx: Handle): Promise<Wrong> =>
  wrong(
    tx,
    sql`select a.assessment_id || ' answer ' || a.number as place, a.number as at from answer a
      left join answer_revision r on r.assessment_id = a.assessment_id and r.number = a.number and r.version = a.version
      where (a.value, a.explanation, a.service_name, a.service_owner) is distinct from
          (r.value, coalesce(r.explanation, ''), coalesce(r.service_name, ''), coalesce(r.service_owner, ''))
        or (a.version > 0 and r.version is null)
        or exists (select from answer_revision later where later.assessment_id = a.assessment_id
          and later.number = a.number and later.version > a.version)`,
  )

/** Frozen evidence that the vault does not hold as it was submitted: another file, address, item, or none at all. */
export const wrongEvidence = (tx: Handle): Promise<Wrong> =>
  wrong(
    tx,
    sql`select s.assessment_id || ' round ' || s.round || ' item ' || (line ->> 'item') as place, s.at
      from submission s cross join jsonb_array_elements(s.frozen -> 'evidence') line
      left join evidence_reference u on u.id = (line ->> 'reference')::uuid and u.assessment_id = s.assessment_id
      left join evidence_document d on d.id = u.document_id
      left join evidence_revision r on r.document_id = d.id and r.number = (line ->> 'revision')::smallint
      where (u.item_id, u.place, d.id::text, r.sha256, d.url) is distinct from
        (line ->> 'item', line ->> 'place', line ->> 'document', line ->> 'sha256', line ->> 'url')`,
  )

export interface SubmissionToCheck {
  readonly id: string
  readonly round: number
  readonly hash: string
  readonly agency: string
  readonly year: number
  readonly stage: string
  readonly instrument: string
  readonly version: number
  readonly answers: readonly SnapshotAnswer[]
  /** Null for those that froze answers only. */
  readonly frozen: Frozen | null
}

/** Some submissions with the answers they froze, after one of them in the order of keys. */
export async function submissionsAfter(
  tx: Handle,
  last: { readonly id: string; readonly round: number },
  limit: number,
): Promise<SubmissionToCheck[]> {
  const { rows } = await sql<SubmissionToCheck>`
    select s.assessment_id as id, s.round, s.snapshot_hash as hash, a.agency_id as agency, a.year, a.stage,
      a.instrument_id as instrument, a.instrument_version as version,
      (select coalesce(json_agg(json_build_object('number', r.number, 'version', r.version, 'value', r.value,
          'explanation', r.explanation, 'serviceName', r.service_name, 'serviceOwner', r.service_owner)
          order by r.number), '[]')
        from unnest(s.versions) with ordinality as v (version, number) join answer_revision r
          on r.assessment_id = s.assessment_id and r.number = v.number and r.version = v.version) as answers,
      s.frozen
    from submission s join assessment a on a.id = s.assessment_id
    where s.versions is not null and (s.assessment_id, s.round) > (${last.id}::uuid, ${last.round}::smallint)
    order by s.assessment_id, s.round limit ${limit}`.execute(tx)
  return rows
}

async function wrong(tx: Handle, found: ReturnType<typeof sql>): Promise<Wrong> {
  const { rows } = await sql<Wrong>`
    select count(*)::integer as n, (array_agg(place order by at))[1] as first from (${found}) w`.execute(tx)
  return rows[0] ?? { n: 0, first: null }
}
