import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { Reader, ReportServices, State } from './choices.ts'
import { makeSummary } from './making.ts'
import type { ReportSummary } from './summary-type.ts'

const MOST = 300
const memories = new WeakMap<Database, LRUCache<string, Promise<ReportSummary>>>()

/** The summary of a key: made once, and the very same object while the key stays the same. */
export function summaryFrom(
  services: ReportServices,
  reader: Reader,
  state: State,
  filter: ReportFilter,
  key: readonly unknown[],
): Promise<ReportSummary> {
  const root = rootOf(services.db)
  const memory = memories.get(root) ?? new LRUCache<string, Promise<ReportSummary>>({ max: MOST })
  memories.set(root, memory)
  const text = JSON.stringify(key)
  const known = memory.get(text)
  if (known) return known
  const made = makeSummary(services, reader, state, filter)
  memory.set(text, made)
  // What failed is made again.
  made.catch(() => memory.delete(text))
  return made
}
