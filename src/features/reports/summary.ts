import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { demand } from '../../domain/permissions.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { basesOf, type Reader, type ReportServices } from './choices.ts'
import { makeSummary } from './making.ts'
import { listStored } from './queries.ts'
import type { ReportSummary } from './summary-type.ts'
import { sightOf } from './telling.ts'

/**
 * Everything a summary depends on: while it is the same, so is the summary (the very same object, for `lasting`). Refuses
 * figures that only those who are signed in may ask for (401). One narrow statement.
 */
export async function summaryKey(
  { db, clock, config }: ReportServices,
  { actor, lang }: Reader,
  filter: ReportFilter,
): Promise<readonly unknown[]> {
  if (!basesOf(actor).includes(filter.basis)) demand(actor, 'report:sums')
  const stamps = (await listStored(db)).map(({ instrument, year, basis, stage, stamp }) =>
    [instrument, year, basis, stage, stamp].join(' '),
  )
  const today = dayInJakarta(clock())
  const rights = [basesOf(actor), sightOf(actor, 'self')]
  return [filter, rights, lang, config.reportLeast, today, publicGeneration(db), stamps.join()]
}

const MOST = 300
const memories = new WeakMap<Database, LRUCache<string, Promise<ReportSummary>>>()

/**
 * What a report says under a filter, suppressed for its reader: nobody may change what it gives. Refuses figures that only
 * those who are signed in may ask for (401).
 */
export async function summaryOf(
  services: ReportServices,
  reader: Reader,
  filter: ReportFilter,
): Promise<ReportSummary> {
  const root = rootOf(services.db)
  const memory = memories.get(root) ?? new LRUCache<string, Promise<ReportSummary>>({ max: MOST })
  memories.set(root, memory)
  const key = JSON.stringify(await summaryKey(services, reader, filter))
  const known = memory.get(key)
  if (known) return known
  const made = makeSummary(services, reader, filter)
  memory.set(key, made)
  made.catch(() => memory.delete(key))
  return made
}
