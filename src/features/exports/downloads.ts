import { v7 as uuid } from 'uuid'
import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { cellsOf } from '../../web/report-text.ts'
import { type Download, deleteDownload, insertDownload, listDownloads, oneAfterAnother, readFile } from './queries.ts'
import { sameRights } from './rights.ts'
import type { Format } from './schema.ts'

export type State = 'waiting' | 'working' | 'ready' | 'failed'

export const stateOf = ({ ready_at, failed_at, started_at }: Download): State =>
  ready_at ? 'ready' : failed_at ? 'failed' : started_at ? 'working' : 'waiting'

export interface Wanted {
  readonly format: Format
  readonly report: ReportFile
  /** Where the asker reaches the platform, without a path: it stands in the file. */
  readonly origin: string
}

/**
 * Asks for a file that takes long and gives the id of its page. Whoever asked for the same before is led there. Refuses
 * more than `limits.report.waiting` at a time, and more than `kept` altogether (429).
 */
export async function askFor(db: Database, who: Actor, wanted: Wanted, now: Date): Promise<string> {
  demand(who, 'account:own')
  const { format, report, origin } = wanted
  return asActor(db, who, async (tx) => {
    await oneAfterAnother(tx, who.personId)
    const own = await listDownloads(tx, who.personId, now)
    const same = own.find((one) => one.format === format && one.hash === report.hash && !one.failed_at)
    if (same) return same.id
    const open = own.filter((one) => !one.ready_at && !one.failed_at)
    if (open.length >= limits.report.waiting) throw new Refusal('limited', 'exports.error.waiting')
    if (own.length >= limits.report.kept) throw new Refusal('limited', 'exports.error.kept')
    const id = uuid()
    await insertDownload(tx, {
      id,
      person_id: who.personId,
      format,
      origin,
      language: report.lang,
      path: report.path,
      title: report.title,
      hash: report.hash,
      cells: cellsOf(report),
      memberships: who.memberships,
      asked_at: now,
      expires_at: new Date(now.getTime() + limits.report.keptFor),
    })
    return id
  })
}

/** Somebody's own downloads, the newest first. */
export const ownDownloads = (db: Database, who: Actor, now: Date): Promise<Download[]> =>
  asActor(db, who, (tx) => listDownloads(tx, who.personId, now))

/** One of somebody's own; anybody else's does not exist (404). */
export async function ownDownload(db: Database, who: Actor, id: string, now: Date): Promise<Download> {
  const found = (await ownDownloads(db, who, now)).find((one) => one.id === id)
  if (!found) throw new Refusal('notFound', 'refusal.notFound')
  return found
}

export interface File {
  readonly name: string
  readonly bytes: Buffer
}

/** The file itself, for as long as its owner may see what it was made with (403): rights may have changed since. */
export async function fileOf(db: Database, who: Actor, id: string, format: Format, now: Date): Promise<File> {
  const row = await asActor(db, who, (tx) => readFile(tx, who.personId, id, now))
  if (!row?.file || row.name === null || row.format !== format) throw new Refusal('notFound', 'refusal.notFound')
  if (!sameRights(row.memberships, who.memberships)) throw new Refusal('forbidden', 'exports.error.rights')
  return { name: row.name, bytes: row.file }
}

/** Clears away one of somebody's own (404 where it is not). */
export async function discard(db: Database, who: Actor, id: string): Promise<void> {
  const { numDeletedRows } = await asActor(db, who, (tx) => deleteDownload(tx, who.personId, id))
  if (numDeletedRows === 0n) throw new Refusal('notFound', 'refusal.notFound')
}
