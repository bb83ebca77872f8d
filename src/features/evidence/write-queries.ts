import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { EvidenceType } from '../../db/schema.ts'
import type { Facts } from './schema.ts'

export interface NewFile {
  readonly id: string
  readonly agencyId: string
  readonly sha256: string
  readonly size: number
  readonly type: EvidenceType
  readonly name: string
  readonly hasText: boolean | null
  readonly by: string
  readonly at: Date
}

/** False where the agency has the content already. */
export async function insertFile(tx: Handle, { id, agencyId, sha256, size, type, name, hasText, by, at }: NewFile) {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('evidence_file')
    .values({ id, agency_id: agencyId, sha256, size, type, name, has_text: hasText, by_membership: by, at })
    .onConflict((conflict) => conflict.columns(['agency_id', 'sha256']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export interface NewDocument {
  readonly id: string
  readonly agencyId: string
  readonly kind: 'file' | 'link'
  readonly url: string | null
  readonly by: string
  readonly at: Date
}

export const insertDocument = (tx: Handle, { id, agencyId, kind, url, by, at }: NewDocument, facts: Facts) =>
  tx
    .insertInto('evidence_document')
    .values({
      ...{ id, agency_id: agencyId, kind, url, made_by: by, made_at: at, changed_at: at, basis: 'reported' },
      ...columnsOf(facts),
      revision: kind === 'file' ? 1 : 0,
    })
    .execute()

export const updateDocument = (tx: Handle, id: string, facts: Facts, version: number, at: Date) =>
  tx
    .updateTable('evidence_document')
    .set({ ...columnsOf(facts), version, changed_at: at })
    .where('id', '=', id)
    .execute()

const columnsOf = (facts: Facts) => ({
  ...{ title: facts.title, number: facts.number, signed: facts.signed, note: facts.note },
  ...{ effective_from: facts.effectiveFrom, effective_until: facts.effectiveUntil, expires_on: facts.expiresOn },
  ...{ test_user: facts.testUser, test_access: facts.testAccess },
})

export interface NewRevision {
  readonly document: string
  readonly number: number
  readonly agencyId: string
  readonly file: string
  readonly sha256: string
  readonly note: string
  readonly by: string
  readonly at: Date
}

export const insertRevision = (tx: Handle, { document, number, agencyId, file, sha256, note, by, at }: NewRevision) =>
  tx
    .insertInto('evidence_revision')
    .values({
      ...{ document_id: document, number, agency_id: agencyId, file_id: file },
      ...{ sha256, note, by_membership: by, at },
    })
    .execute()

export const setRevision = (tx: Handle, id: string, revision: number, at: Date) =>
  tx.updateTable('evidence_document').set({ revision, changed_at: at }).where('id', '=', id).execute()

export interface NewReference {
  readonly id: string
  readonly agencyId: string
  readonly document: string
  readonly assessment: string
  readonly instrument: { readonly id: string; readonly version: number }
  readonly item: { readonly id: string; readonly indicator: number; readonly level: number }
  readonly place: string
  readonly by: string
  readonly at: Date
}

/** False where the document is attached to the item already. */
export async function insertReference(tx: Handle, given: NewReference): Promise<boolean> {
  const { id, agencyId, document, assessment, instrument, item, place, by, at } = given
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('evidence_reference')
    .values({
      ...{ id, agency_id: agencyId, document_id: document, assessment_id: assessment, place },
      ...{ instrument_id: instrument.id, instrument_version: instrument.version },
      ...{ item_id: item.id, indicator: item.indicator, level: item.level },
      ...{ attached_by: by, attached_at: at, detached_at: null, detached_by: null },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['assessment_id', 'item_id', 'document_id'])
        .where(sql.ref('detached_at'), 'is', null)
        .doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Gives what was detached; nothing where it was already, or belongs to another item. */
export const endReference = (tx: Handle, id: string, assessment: string, item: string, by: string, at: Date) =>
  tx
    .updateTable('evidence_reference')
    .set({ detached_at: at, detached_by: by })
    .where('id', '=', id)
    .where('assessment_id', '=', assessment)
    .where('item_id', '=', item)
    .where('detached_at', 'is', null)
    .returning(['document_id as document', 'place'])
    .executeTakeFirst()

/** What is attached to an indicator of an assessment now, item by item. */
export const listAttached = (tx: Handle, assessment: string, indicator: number) =>
  tx
    .selectFrom('evidence_reference as u')
    .innerJoin('evidence_document as d', 'd.id', 'u.document_id')
    .where('u.assessment_id', '=', assessment)
    .where('u.indicator', '=', indicator)
    .where('u.detached_at', 'is', null)
    .select(['u.id', 'u.item_id as item', 'u.place', 'd.id as document', 'd.title', 'd.number', 'd.kind', 'd.signed'])
    .select(['d.effective_from as effectiveFrom', 'd.effective_until as effectiveUntil', 'd.expires_on as expiresOn'])
    .select(['d.basis'])
    .orderBy('u.attached_at')
    .orderBy('u.id')
    .execute()
