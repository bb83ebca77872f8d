import type { Database } from '../../db/database.ts'
import type { YearsAtom } from '../../domain/comparable-years.ts'
import type { Actor } from '../../domain/permissions.ts'
import type { Atom } from '../../domain/suppression.ts'
import { crowdsOf, sizeOf } from './crowds.ts'
import { decidedChanges, decidedSums } from './decided.ts'
import type { Spreading } from './indices.ts'
import { listCounted } from './queries.ts'
import { type Cell, type Place, placeOf, type Slice } from './slice.ts'
import { OPEN, opensFor, sightOf, type Telling } from './telling.ts'

/** What a reader knows besides: whole provinces, and of how many agencies anywhere. */
export interface Knowledge {
  readonly provinces: readonly string[]
  readonly own: number
}

export const NOTHING: Knowledge = { provinces: [], own: 0 }

/** A slice as far as it matters for what may be told. */
interface Population {
  readonly slice: Slice
  /** The indices of the slice, where more than sums is to be told. */
  readonly spreading: Spreading | null
  /** The year before on the same instrument. */
  readonly prior: Slice | null
  readonly least: number
}

/**
 * What of a slice may be told to a reader. Who may see some agencies one by one is told of those, and of others what
 * everybody is told, less what would follow from what he knows.
 */
export async function tellingOf(db: Database, who: Actor | null, population: Population): Promise<Telling> {
  const { slice, least } = population
  const sight = sightOf(who, slice.basis)
  if (sight.all) return OPEN
  const agencies = await listCounted(db)
  const opens = opensFor(sight, agencies)
  const knowledge = { provinces: sight.provinces, own: sight.agencies.length }
  const all = readersOf(knowledge).map((one) => released(population, one))
  const each = (may: (release: Released) => boolean) => all.every(may)
  return {
    least,
    most: (group) => sizeOf(crowdsOf(agencies), group),
    opens,
    tells: (group) => opens(group) || each(({ sums }) => sums().tells(group)),
    tellsPart: (group, part) => opens(group) || each(({ sums }) => sums().tellsPart(group, part)),
    tellsQuartiles: (group) => each(({ sums }) => sums().tellsQuartiles(group)),
    tellsChange: (group) => opens(group) || each(({ changes }) => changes().tells(group)),
  }
}

/** Everybody, and somebody who knows more, if it is more. */
export const readersOf = (knowledge: Knowledge): readonly Knowledge[] =>
  knowledge.provinces.length + knowledge.own > 0 ? [NOTHING, knowledge] : [NOTHING]

/**
 * The least number of agencies for somebody who knows `own` of them: what tells of `least + own` tells, with those taken
 * away, of `least` others still.
 */
export const leastFor = (least: number, { own }: Knowledge): number => least + own

type Released = ReturnType<typeof released>

function released({ slice, spreading, prior, least }: Population, knowledge: Knowledge) {
  const bound = leastFor(least, knowledge)
  return {
    sums: once(() =>
      decidedSums(
        slice.cells.map((cell) => atomOf(cell, spreading, knowledge)),
        bound,
      ),
    ),
    changes: once(() => decidedChanges(yearsAtoms(slice, prior, knowledge), bound)),
  }
}

function atomOf(cell: Cell, spreading: Spreading | null, { provinces }: Knowledge): Atom {
  const counts = spreading ? spreading.bandsOf(cell, cell.n) : [cell.n]
  return { ...only(cell), counts, ...(provinces.includes(cell.province) && { known: counts }) }
}

function yearsAtoms(slice: Slice, prior: Slice | null, { provinces }: Knowledge): YearsAtom[] {
  const places = new Map([...(prior?.cells ?? []), ...slice.cells].map((cell) => [placeOf(cell), only(cell)]))
  const [now, before] = [cellsOf(slice), cellsOf(prior)]
  return [...places].map(([place, at]) => {
    const both = now.get(place)?.pairs ?? 0
    const counts = { both, onlyThis: (now.get(place)?.n ?? 0) - both, onlyLast: (before.get(place)?.n ?? 0) - both }
    return { ...at, ...counts, ...(provinces.includes(at.province) && { known: counts }) }
  })
}

const cellsOf = (slice: Slice | null) => new Map(slice?.cells.map((cell) => [placeOf(cell), cell]))
const only = ({ province, type, cohort }: Place): Place => ({ province, type, cohort })

/** Made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
