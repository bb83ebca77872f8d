import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { EvidenceType, MarkKind, ReviseClass, Signed, VerdictOutcome } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'

/** That a document is attached to an item, with what decides how far this brings it. */
export interface ProofRow {
  readonly reference: string
  readonly indicator: number
  readonly level: number
  readonly item: string
  readonly signed: Signed
  readonly effectiveFrom: string | null
  /** The newest one; 0 of a link. */
  readonly revision: number
}

/** The same with all that is told of the document. */
export interface AttachedRow extends ProofRow {
  readonly place: string
  readonly attachedAt: Date
  /**
   * The person who attached it, or who put a newer file in its place since, whatever post it was done under; null of what
   * was simulated.
   */
  readonly broughtBy: string | null
  readonly document: string
  readonly title: string
  readonly number: string
  readonly kind: 'file' | 'link'
  readonly url: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
  readonly simulated: boolean
  /** Of the newest revision; nulls of a link. */
  readonly sha256: string | null
  readonly type: EvidenceType | null
  /** False for a PDF of pictures only; null where nobody can tell. */
  readonly hasText: boolean | null
}

interface Scope {
  /** Of an assessment. */
  readonly id: string
  /** One indicator of it, or null for all. */
  readonly indicator: number | null
}

/** What is attached to the items of an assessment now, in the order it was. */
export const listAttached = (tx: Handle, scope: Scope): Promise<AttachedRow[]> => selectAttached(tx, scope)

const selectAttached = statement(
  (_db, { id, indicator }: Scope) => sql<AttachedRow>`
    select u.id as reference, u.indicator, u.level, u.item_id as item, u.place, u.attached_at as "attachedAt",
      case when r.number > 1 and r.at >= u.attached_at then n.person_id else m.person_id end as "broughtBy", d.id as document, d.title, d.number, d.kind, d.url, d.signed,
      d.effective_from as "effectiveFrom", d.effective_until as "effectiveUntil", d.expires_on as "expiresOn",
      d.basis = 'simulated' as simulated, d.revision, r.sha256, f.type, f.has_text as "hasText"
    from evidence_reference u
    join evidence_document d on d.id = u.document_id
    left join evidence_revision r on r.document_id = d.id and r.number = d.revision
    left join evidence_file f on f.id = r.file_id
    left join membership m on m.id = u.attached_by
    left join membership n on n.id = r.by_membership
    where u.assessment_id = ${id} and u.detached_at is null
      and (${indicator}::smallint is null or u.indicator = ${indicator}::smallint)
    order by u.attached_at, u.id`,
)

/** The same with no more than `ProofRow`: for many items at once, where it is asked often. */
export const listProofs = (tx: Handle, id: string): Promise<ProofRow[]> => selectProofs(tx, { id })

const selectProofs = statement(
  (_db, { id }: Pick<Scope, 'id'>) => sql<ProofRow>`
    select u.id as reference, u.indicator, u.level, u.item_id as item, d.signed, d.effective_from as "effectiveFrom",
      d.revision
    from evidence_reference u join evidence_document d on d.id = u.document_id
    where u.assessment_id = ${id} and u.detached_at is null`,
)

/** Something said about the evidence: a mark that stands, or the newest verdict of an item or of a level's criteria. */
export interface SaidRow {
  readonly about: 'mark' | 'verdict' | 'criterion'
  readonly indicator: number
  readonly level: number
  /** Null of what is about a level. */
  readonly item: string | null
  /** Id of a mark; the number of a verdict. */
  readonly key: string
  readonly what: MarkKind | VerdictOutcome | 'met' | 'notMet'
  readonly class: ReviseClass | null
  /** The reason of a mark. */
  readonly note: string
  readonly basis: readonly string[] | null
  readonly at: Date
  readonly by: string | null
}

export const listSaid = (tx: Handle, scope: Scope): Promise<SaidRow[]> => selectSaid(tx, scope)

const selectSaid = statement(
  (_db, { id, indicator }: Scope) => sql<SaidRow>`
    select s.about, s.indicator, s.level, s.item, s.key, s.what, s.class, s.note, s.basis, s.at, p.name as by
    from (
      select 'mark' as about, indicator, level, item_id as item, id::text as key, kind as what, null as class,
        reason as note, null::text[] as basis, made_at as at, made_by as membership
      from evidence_mark where assessment_id = ${id} and ended_at is null
      union all
      (select distinct on (item_id) 'verdict', indicator, level, item_id, number::text, outcome, class, note, basis, at,
        by_membership
      from evidence_verdict where assessment_id = ${id} order by item_id, number desc)
      union all
      (select distinct on (indicator, level) 'criterion', indicator, level, null, number::text,
        case when met then 'met' else 'notMet' end, null, note, null, at, by_membership
      from criterion_verdict where assessment_id = ${id} order by indicator, level, number desc)
    ) s
    left join membership m on m.id = s.membership
    left join person p on p.id = m.person_id
    where ${indicator}::smallint is null or s.indicator = ${indicator}::smallint`,
)
