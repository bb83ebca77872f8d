import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { type Release, releasable } from '../../domain/suppression.ts'
import { type Whole, wholeOfAdoptions } from '../adoptions/adoptions.ts'
import type { Reader, State } from './choices.ts'
import { listCounted } from './queries.ts'
import { type Group, isIn } from './slice.ts'
import type { CountLine } from './summary-type.ts'
import { opensFor, sightOf, told } from './telling.ts'

/** Adoptions, open obstacles and overdue work of a group, suppressed by the number of agencies behind each count. */
export interface Work {
  readonly adoptions: readonly CountLine[]
  readonly obstacles: readonly CountLine[]
  readonly overdue: readonly CountLine[]
}

interface Counted {
  readonly whole: Whole
  /** Whether it may be told to those who know nothing. */
  readonly tells: (group: Group) => boolean
}

const MOST = 12
const memories = new WeakMap<Database, LRUCache<string, Promise<readonly Counted[]>>>()

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
  const memory = memories.get(root) ?? new LRUCache<string, Promise<readonly Counted[]>>({ max: MOST })
  memories.set(root, memory)
  const basis = filter.basis === 'simulated' ? 'simulated' : 'reported'
  const key = [basis, today, lang, least, adoptions].join(' ')
  const made = memory.get(key) ?? count(wholeOfAdoptions(db, t, basis, today), least)
  memory.set(key, made)
  made.catch(() => memory.delete(key))
  const counted = await made
  const agencies = await listCounted(db)
  const sight = sightOf(actor, 'self')
  const opens = opensFor(sight, agencies)
  const group: Group = filter
  const own = agencies.filter(({ code }) => sight.agencies.includes(code))
  // Whether an own agency is behind a count is not asked: what is told is safe either way.
  const known = (place: Whole['places'][number]): number =>
    sight.provinces.includes(place.province)
      ? place.agencies
      : Math.min(place.agencies, own.filter((agency) => isIn(place, agency)).length)
  const knows = sight.provinces.length + own.length > 0
  const linesOf = (kind: Whole['kind']): CountLine[] =>
    counted
      .filter(({ whole }) => whole.kind === kind)
      .map(({ whole: { key, label, places }, tells }) => {
        const n = places.reduce((sum, place) => sum + (isIn(group, place) ? place.n : 0), 0)
        const beside = () =>
          releasable(
            places.map((place) => ({ ...place, counts: [place.agencies], known: [known(place)] })),
            least,
          )
        const may = opens(group) || (tells(group) && (!knows || beside().tells(group)))
        return { key, label, n: told(may, least, n) }
      })
  return { adoptions: linesOf('stage'), obstacles: linesOf('obstacle'), overdue: linesOf('overdue') }
}

const count = async (made: Promise<readonly Whole[]>, least: number): Promise<readonly Counted[]> =>
  (await made).map((whole) => {
    let release: Release | null = null
    const decided = () => {
      release ??= releasable(
        whole.places.map((place) => ({ ...place, counts: [place.agencies] })),
        least,
      )
      return release
    }
    return { whole, tells: (group) => decided().tells(group) }
  })
