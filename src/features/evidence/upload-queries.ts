import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { EvidenceType } from '../../db/schema.ts'

/** Takes so many bytes of an agency's quota at once, whoever else does too; false where they are not left. */
export async function takeBytes(tx: Handle, agencyId: string, bytes: number, most: number): Promise<boolean> {
  await tx
    .insertInto('evidence_usage')
    .values({ agency_id: agencyId, bytes: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { numUpdatedRows } = await tx
    .updateTable('evidence_usage')
    .set({ bytes: sql`bytes + ${bytes}` })
    .where('agency_id', '=', agencyId)
    .where(sql<boolean>`bytes + ${bytes} <= ${most}`)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const changeBytes = (tx: Handle, agencyId: string, by: number) =>
  tx
    .updateTable('evidence_usage')
    .set({ bytes: sql`bytes + ${by}` })
    .where('agency_id', '=', agencyId)
    .execute()

export const readBytes = async (tx: Handle, agencyId: string): Promise<number> => {
  const row = await tx.selectFrom('evidence_usage').where('agency_id', '=', agencyId).select('bytes').executeTakeFirst()
  return Number(row?.bytes ?? 0)
}

export interface UploadRow {
  readonly id: string
  readonly agency: string
  readonly name: string
  readonly size: number
  readonly reserved: number
  readonly sha256: string | null
  readonly keptSize: number | null
  readonly type: EvidenceType | null
  readonly storedAt: Date | null
  readonly hasText: boolean | null
}

const columns = [
  'id',
  'agency_id as agency',
  'name',
  'size',
  'reserved',
  'sha256',
  'kept_size as keptSize',
  'type',
  'stored_at as storedAt',
  'has_text as hasText',
] as const

export interface NewUpload {
  readonly id: string
  readonly agencyId: string
  readonly personId: string
  readonly link: string | null
  readonly name: string
  readonly size: number
  readonly at: Date
}

export const insertUpload = (tx: Handle, { id, agencyId, personId, link, name, size, at }: NewUpload) =>
  tx
    .insertInto('evidence_upload')
    .values({
      ...{ id, agency_id: agencyId, person_id: personId, link_id: link, name, size, reserved: size, begun_at: at },
      ...{ sha256: null, kept_size: null, type: null, stored_at: null },
    })
    .execute()

/** Whose an upload is: a person's, or that of the link which acts as them. */
export interface Owner {
  readonly personId: string
  readonly link: string | null
}

const owned = (tx: Handle, id: string, { personId, link }: Owner) =>
  tx
    .selectFrom('evidence_upload')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('link_id', 'is not distinct from', link)
    .select(columns)

export const readUpload = (tx: Handle, id: string, owner: Owner): Promise<UploadRow | undefined> =>
  owned(tx, id, owner).executeTakeFirst()

/** The same, held for this transaction. */
export const lockUpload = (tx: Handle, id: string, owner: Owner): Promise<UploadRow | undefined> =>
  owned(tx, id, owner).forUpdate().executeTakeFirst()

/** Uploads over a link of a unit, or of a person themselves, that no document took yet. */
export const countWaiting = async (tx: Handle, { personId, link }: Owner): Promise<number> => {
  const own = tx.selectFrom('evidence_upload').where('link_id', 'is not distinct from', link)
  const all = link === null ? own.where('person_id', '=', personId) : own
  const { n } = await all.select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow()
  return Number(n)
}

export const setSize = (tx: Handle, id: string, size: number) =>
  tx.updateTable('evidence_upload').set({ size }).where('id', '=', id).execute()

/** Holds everybody else, the sweeper too, off a content until this transaction ends. */
export const lockContent = (tx: Handle, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 24))`.execute(tx)

export interface Content {
  readonly sha256: string
  readonly size: number
  readonly type: EvidenceType
  readonly hasText: boolean | null
}

export const nameContent = (tx: Handle, id: string, { sha256, size, type, hasText }: Content) =>
  tx
    .updateTable('evidence_upload')
    .set({ sha256, kept_size: size, type, has_text: hasText })
    .where('id', '=', id)
    .executeTakeFirst()

export const setStored = (tx: Handle, id: string, reserved: number, at: Date) =>
  tx.updateTable('evidence_upload').set({ reserved, stored_at: at }).where('id', '=', id).execute()

/** Gives what was deleted, so that its bytes can be given back. */
export const deleteUpload = (tx: Handle, id: string) =>
  tx
    .deleteFrom('evidence_upload')
    .where('id', '=', id)
    .returning(['agency_id as agency', 'reserved'])
    .executeTakeFirst()

export const deleteUploadsBefore = (tx: Handle, before: Date) =>
  tx
    .deleteFrom('evidence_upload')
    .where('begun_at', '<', before)
    .returning(['id', 'agency_id as agency', 'reserved'])
    .execute()

export const findUploads = async (tx: Handle, ids: readonly string[]): Promise<string[]> =>
  ids.length === 0
    ? []
    : (await tx.selectFrom('evidence_upload').where('id', 'in', ids).select('id').execute()).map(({ id }) => id)

/** Whether any row of any agency names a content: one statement, so that one passing from upload to file is seen once. */
export const isNamed = async (tx: Handle, sha256: string): Promise<boolean> => {
  const { rows } = await sql<{ named: boolean }>`
    select exists (select from evidence_file where sha256 = ${sha256})
        or exists (select from evidence_upload where sha256 = ${sha256}) as named`.execute(tx)
  return rows[0]?.named === true
}
