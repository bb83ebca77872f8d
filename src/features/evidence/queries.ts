import { type ExpressionBuilder, sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { EvidenceType, Schema, Signed } from '../../db/schema.ts'
import type { EvidenceState } from '../../domain/evidence.ts'

export interface DocumentRow {
  readonly id: string
  readonly agency: string
  readonly agencyName: string
  readonly kind: 'file' | 'link'
  readonly title: string
  readonly number: string
  readonly signed: Signed
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
  readonly url: string | null
  readonly testUser: string
  readonly testAccess: string
  readonly note: string
  readonly revision: number
  readonly version: number
  readonly simulated: boolean
  readonly changedAt: Date
  readonly madeAt: Date
  readonly madeBy: string | null
  /** Whose work it was; a person, whatever post it was done under. */
  readonly maker: string | null
}

const documents = (tx: Handle) =>
  tx
    .selectFrom('evidence_document as d')
    .innerJoin('agency as a', 'a.code', 'd.agency_id')
    .leftJoin('membership as m', 'm.id', 'd.made_by')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .select(['d.id', 'd.agency_id as agency', 'a.name as agencyName', 'd.kind', 'd.title', 'd.number', 'd.signed'])
    .select(['d.effective_from as effectiveFrom', 'd.effective_until as effectiveUntil', 'd.expires_on as expiresOn'])
    .select(['d.url', 'd.test_user as testUser', 'd.test_access as testAccess', 'd.note', 'd.revision', 'd.version'])
    .select(['d.changed_at as changedAt', 'd.made_at as madeAt', 'p.name as madeBy', 'm.person_id as maker'])
    .select(({ eb }) => eb('d.basis', '=', 'simulated').as('simulated'))

export const readDocument = async (tx: Handle, id: string): Promise<DocumentRow | undefined> => {
  const row = await documents(tx).where('d.id', '=', id).executeTakeFirst()
  return row && { ...row, simulated: row.simulated === true }
}

/** Held for this transaction, so that two changes follow each other. */
export const lockDocument = (tx: Handle, id: string) =>
  tx.selectFrom('evidence_document').where('id', '=', id).select(['revision', 'version']).forUpdate().executeTakeFirst()

export interface Filter {
  readonly agencies: readonly string[]
  readonly q: string
  /** Number of an indicator it is attached to; null for any. */
  readonly indicator: number | null
  readonly state: EvidenceState | null
  readonly today: string
  /** Only this one. */
  readonly id?: string
}

export interface Listed {
  readonly id: string
  readonly kind: 'file' | 'link'
  readonly title: string
  readonly number: string
  readonly signed: Signed
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
  readonly simulated: boolean
  readonly changedAt: Date
  readonly type: EvidenceType | null
  readonly size: number | null
  readonly uses: number
  /** Of all pages together. */
  readonly all: number
}

/** Documents of these agencies, the last changed first. */
export async function listDocuments(tx: Handle, filter: Filter, limit: number, offset: number): Promise<Listed[]> {
  const rows = await tx
    .selectFrom('evidence_document as d')
    .leftJoin('evidence_revision as r', (join) =>
      join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision'),
    )
    .leftJoin('evidence_file as f', 'f.id', 'r.file_id')
    .where('d.agency_id', 'in', filter.agencies.length > 0 ? filter.agencies : [''])
    .where((eb) => eb.and(conditions(eb, filter)))
    .select(['d.id', 'd.kind', 'd.title', 'd.number', 'd.signed', 'd.changed_at as changedAt', 'f.type', 'f.size'])
    .select(['d.effective_from as effectiveFrom', 'd.effective_until as effectiveUntil', 'd.expires_on as expiresOn'])
    .select((eb) => [
      eb('d.basis', '=', 'simulated').as('simulated'),
      usesOf(eb)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('uses'),
      eb.fn.countAll<string>().over().as('all'),
    ])
    .orderBy('d.changed_at', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute()
  return rows.map((row) => ({
    ...row,
    simulated: row.simulated === true,
    uses: Number(row.uses),
    all: Number(row.all),
  }))
}

type Asking = ExpressionBuilder<Schema & { d: Schema['evidence_document'] }, 'd'>

const usesOf = (eb: Asking) =>
  eb.selectFrom('evidence_reference as u').whereRef('u.document_id', '=', 'd.id').where('u.detached_at', 'is', null)

function conditions(eb: Asking, { q, indicator, state, today, id }: Filter) {
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  return [
    ...(id === undefined ? [] : [eb('d.id', '=', id)]),
    ...(q === ''
      ? []
      : [eb.or([eb('d.title', 'ilike', like), eb('d.number', 'ilike', like), eb('d.note', 'ilike', like)])]),
    ...(indicator === null ? [] : [eb.exists(usesOf(eb).where('u.indicator', '=', indicator).select('u.id'))]),
    ...(state === 'expired' ? [eb.or([eb('d.effective_until', '<', today), eb('d.expires_on', '<', today)])] : []),
    ...(state === 'unsigned' ? [eb('d.signed', '=', 'no')] : []),
    ...(state === 'link' ? [eb('d.kind', '=', 'link')] : []),
    ...(state === 'unused' ? [eb.not(eb.exists(usesOf(eb).select('u.id')))] : []),
  ]
}

export const listRevisions = (tx: Handle, id: string) =>
  tx
    .selectFrom('evidence_revision as r')
    .innerJoin('evidence_file as f', 'f.id', 'r.file_id')
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('r.document_id', '=', id)
    .select(['r.number', 'r.sha256', 'r.note', 'r.at', 'p.name as by', 'f.name', 'f.type', 'f.size'])
    .orderBy('r.number', 'desc')
    .execute()

/** Where a document is used, and was. */
export const listUses = (tx: Handle, id: string) =>
  tx
    .selectFrom('evidence_reference as u')
    .innerJoin('assessment as a', 'a.id', 'u.assessment_id')
    .where('u.document_id', '=', id)
    .select(['u.id', 'u.item_id as item', 'u.indicator', 'u.level', 'u.place', 'u.detached_at as detachedAt'])
    .select(['a.id as assessment', 'a.year', 'a.instrument_id as instrument', 'a.basis', 'a.stage'])
    .orderBy('u.detached_at', sql`desc nulls first`)
    .orderBy('a.year', 'desc')
    .orderBy('u.item_id')
    .execute()

/**
 * Everything attached to an assessment now, or to one of its indicators, with the newest file of each document: by
 * indicator, level and item, in the order it was attached.
 */
export const listProofs = (tx: Handle, assessment: string, indicator: number | null) =>
  tx
    .selectFrom('evidence_reference as u')
    .innerJoin('evidence_document as d', 'd.id', 'u.document_id')
    .leftJoin('evidence_revision as r', (join) =>
      join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision'),
    )
    .leftJoin('evidence_file as f', 'f.id', 'r.file_id')
    .where('u.assessment_id', '=', assessment)
    .where('u.detached_at', 'is', null)
    .$if(indicator !== null, (query) => query.where('u.indicator', '=', indicator ?? 0))
    .select(['u.id', 'u.item_id as item', 'u.indicator', 'u.level', 'u.place', 'd.id as document', 'd.title'])
    .select(['d.number', 'd.kind', 'd.url', 'd.signed', 'd.revision', 'd.basis', 'd.effective_from as effectiveFrom'])
    .select(['d.effective_until as effectiveUntil', 'd.expires_on as expiresOn', 'r.sha256', 'f.type', 'f.size'])
    .orderBy('u.indicator')
    .orderBy('u.level')
    .orderBy('u.item_id')
    .orderBy('u.attached_at')
    .orderBy('u.id')
    .execute()

/** What happened to a document, newest first. */
export const listEvents = (tx: Handle, id: string) =>
  tx
    .selectFrom('audit_event as e')
    .leftJoin('person as p', 'p.id', 'e.person_id')
    .where('e.subject', '=', id)
    .where('e.action', 'like', 'vault.%')
    .select(['e.at', 'e.action', 'e.data', 'p.name as by'])
    .orderBy('e.id', 'desc')
    .limit(100)
    .execute()

export const fileIdOf = async (tx: Handle, agencyId: string, sha256: string): Promise<string | undefined> => {
  const file = tx.selectFrom('evidence_file').where('agency_id', '=', agencyId).where('sha256', '=', sha256)
  return (await file.select('id').executeTakeFirst())?.id
}

/** Documents of an agency that have this content as one of their revisions. */
export const listTwins = (tx: Handle, agencyId: string, sha256: string) =>
  tx
    .selectFrom('evidence_revision as r')
    .innerJoin('evidence_document as d', 'd.id', 'r.document_id')
    .where('r.agency_id', '=', agencyId)
    .where('r.sha256', '=', sha256)
    .select(['d.id', 'd.title', 'r.number'])
    .orderBy('d.changed_at', 'desc')
    .limit(10)
    .execute()

/** A document with its newest file; a link has none. */
export const readNewest = (tx: Handle, id: string) =>
  tx
    .selectFrom('evidence_document as d')
    .leftJoin('evidence_revision as r', (join) =>
      join.onRef('r.document_id', '=', 'd.id').onRef('r.number', '=', 'd.revision'),
    )
    .leftJoin('evidence_file as f', 'f.id', 'r.file_id')
    .where('d.id', '=', id)
    .select(['d.agency_id as agency', 'd.title', 'd.signed', 'r.number as revision', 'r.sha256', 'f.type'])
    .executeTakeFirst()
