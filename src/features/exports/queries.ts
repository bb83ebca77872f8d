import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { ReportDownloadTable, ReportProofTable } from '../../db/schema-exports.ts'
import type { Membership } from '../../domain/permissions.ts'

type Row<Table, Documents extends keyof Table> = Omit<Table, Documents> & { memberships: readonly Membership[] }

/** The first paper with a hash stays the known one. */
export const insertProof = (db: Database, proof: Row<ReportProofTable, 'memberships'>) =>
  db
    .insertInto('report_proof')
    .values({ ...proof, memberships: JSON.stringify(proof.memberships) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()

export const findProof = (db: Database, hash: string) =>
  db.selectFrom('report_proof').where('hash', '=', hash).selectAll().executeTakeFirst()

/** Until the transaction ends nobody else asks for downloads of the same person. */
export const oneAfterAnother = (tx: Handle, personId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`report_download ${personId}`}, 0))`.execute(tx)

const COLUMNS = [
  'id',
  'format',
  'language',
  'path',
  'title',
  'cells',
  'hash',
  'memberships',
  'asked_at',
  'expires_at',
  'started_at',
  'failed_at',
  'ready_at',
  'name',
] as const

export type Download = Awaited<ReturnType<typeof listDownloads>>[number]

/** A person's downloads, the newest first, without the files. */
export const listDownloads = (tx: Handle, personId: string, now: Date) =>
  tx
    .selectFrom('report_download')
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .select(COLUMNS)
    .select(sql<number>`coalesce(length(file), 0)`.as('bytes'))
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const readFile = (tx: Handle, personId: string, id: string, now: Date) =>
  tx
    .selectFrom('report_download')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .select(['name', 'format', 'file', 'memberships'])
    .executeTakeFirst()

export const insertDownload = (
  tx: Handle,
  download: Pick<
    ReportDownloadTable,
    | 'id'
    | 'person_id'
    | 'format'
    | 'language'
    | 'path'
    | 'title'
    | 'cells'
    | 'hash'
    | 'origin'
    | 'asked_at'
    | 'expires_at'
  > & { readonly memberships: readonly Membership[] },
) =>
  tx
    .insertInto('report_download')
    .values({ ...download, memberships: JSON.stringify(download.memberships) })
    .execute()

export const deleteDownload = (tx: Handle, personId: string, id: string) =>
  tx.deleteFrom('report_download').where('person_id', '=', personId).where('id', '=', id).executeTakeFirst()

/** What somebody may not keep any longer. */
export const deleteExpired = (tx: Handle, now: Date) =>
  tx.deleteFrom('report_download').where('expires_at', '<=', now).execute()

export type Claimed = NonNullable<Awaited<ReturnType<typeof claimNext>>>

/**
 * Takes the one that waits longest, or one whose maker did not come back since `stale`; nobody else gets it meanwhile. After
 * `most` tries it counts as failed.
 */
export const claimNext = (tx: Handle, now: Date, stale: Date, most: number) =>
  tx
    .updateTable('report_download')
    .set({ started_at: now, tries: sql<number>`tries + 1` })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('report_download')
        .where('ready_at', 'is', null)
        .where('failed_at', 'is', null)
        .where('expires_at', '>', now)
        .where('tries', '<', most)
        .where((or) => or.or([or('started_at', 'is', null), or('started_at', '<=', stale)]))
        .orderBy('asked_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .select('id'),
    )
    .returning(['id', 'person_id', 'format', 'language', 'path', 'memberships', 'origin', 'started_at'])
    .executeTakeFirst()

export const setReady = (tx: Handle, id: string, at: Date, { name, file, hash, title }: Made) =>
  tx.updateTable('report_download').set({ ready_at: at, name, file, hash, title }).where('id', '=', id).execute()

export interface Made {
  readonly name: string
  readonly file: Buffer
  readonly hash: string
  readonly title: string
}

export const setFailed = (tx: Handle, id: string, at: Date) =>
  tx.updateTable('report_download').set({ failed_at: at }).where('id', '=', id).execute()

/** Whoever was interrupted too often has failed. */
export const failExhausted = (tx: Handle, now: Date, stale: Date, most: number) =>
  tx
    .updateTable('report_download')
    .set({ failed_at: now })
    .where('ready_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('tries', '>=', most)
    .where('started_at', '<=', stale)
    .execute()
