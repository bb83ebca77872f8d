import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { ReportFilter } from '../../domain/report.ts'
import type { Atom } from '../../domain/suppression.ts'
import { type Whole, wholeOfAdoptions } from '../adoptions/adoptions.ts'
import type { Reader, State } from './choices.ts'
import { decidedSums } from './decided.ts'
import { listCounted } from './queries.ts'
import { type Knowledge, leastFor, readersOf } from './release.ts'
import { type Group, isIn } from './slice.ts'
import type { CountLine } from './summary-type.ts'
import { opensFor, sightOf, told } from './telling.ts'

/** Adoptions, open obstacles and overdue work of a group, suppressed by the number of agencies behind each count. */
export interface Work {
  readonly adoptions: readonly CountLine[]
  readonly obstacles: readonly CountLine[]
  readonly overdue: readonly CountLine[]
}

const MOST = 12
const memories = new WeakMap<Database, LRUCache<string, Promise<readonly Whole[]>>>()

/**
 * The work of the same agencies: simulated beside simulated figures, else what was reported. Each count stands for itself:
 * no total over states is told, in which one agency may stand several times.
 */
export async function workOf(
  db: Database,
  { actor, t, lang }: Reader,
  { adoptions }: State,
  filter: ReportFilter,
  least: number,
  today: string,
): Promise<Work> {
  const root = rootOf(db)
  const memory = memories.get(root) ?? new LRUCache<string, Promise<readonly Whole[]>>({ max: MOST })
  memories.set(root, memory)
  const basis = filter.basis === 'simulated' ? 'simulated' : 'reported'
  const key = [basis, today, lang, adoptions].join(' ')
  const made = memory.get(key) ?? wholeOfAdoptions(db, t, basis, today)
  memory.set(key, made)
  made.catch(() => memory.delete(key))
  const wholes = await made
  const agencies = await listCounted(db)
  const sight = sightOf(actor, 'self')
  const opens = opensFor(sight, agencies)
  const group: Group = filter
  const readers = readersOf({ provinces: sight.provinces, own: sight.agencies.length })
  const tells = (whole: Whole) =>
    readers.every((knowledge) => decidedSums(atomsOf(whole, knowledge), leastFor(least, knowledge)).tells(group))
  const linesOf = (kind: Whole['kind']): CountLine[] =>
    wholes
      .filter((whole) => whole.kind === kind)
      .map((whole) => {
        const n = whole.places.reduce((sum, place) => sum + (isIn(group, place) ? place.n : 0), 0)
        return { key: whole.key, label: whole.label, n: told(opens(group) || tells(whole), least, n) }
      })
  return { adoptions: linesOf('stage'), obstacles: linesOf('obstacle'), overdue: linesOf('overdue') }
}

const atomsOf = ({ places }: Whole, { provinces }: Knowledge): Atom[] =>
  places.map(({ province, type, cohort, agencies }) => {
    const counts = [agencies]
    return { province, type, cohort, counts, ...(provinces.includes(province) && { known: counts }) }
  })
