import type { Database } from '../../db/database.ts'
import type { Hundredths } from '../../domain/numbers.ts'
import { predicateOf } from '../../domain/scoring.ts'
import { listCounted, listPublishedOf, readIndices } from './queries.ts'
import { type Group, isIn, type Place, placeOf, type Slice } from './slice.ts'

/** How many agencies have which index. */
export type Indices = ReadonlyMap<Hundredths, number>

/** The indices of a slice by place: more than its sums, and only asked where the spread is shown. */
export interface Spreading {
  readonly places: readonly (Place & { readonly indices: Indices })[]
  /** Those of a place, by predicate from the lowest; all in one number where the instrument's bands are not known. */
  readonly bandsOf: (place: Place, n: number) => readonly number[]
}

const memory = new WeakMap<Slice, Promise<Spreading>>()

/** Read once for each state of the slice. */
export function loadIndices(db: Database, slice: Slice): Promise<Spreading> {
  const known = memory.get(slice)
  if (known) return known
  const made = read(db, slice)
  memory.set(slice, made)
  made.catch(() => memory.delete(slice))
  return made
}

async function read(db: Database, slice: Slice): Promise<Spreading> {
  const found = slice.basis === 'published' ? await ofPublished(db, slice) : await ofStored(db, slice)
  const places = new Map<string, Place & { readonly indices: Map<Hundredths, number> }>()
  for (const { province, type, cohort, values, counts } of found) {
    const place = placeOf({ province, type, cohort })
    const known = places.get(place) ?? { province, type, cohort, indices: new Map<Hundredths, number>() }
    places.set(place, known)
    for (const [at, value] of values.entries()) add(known.indices, value, counts[at] ?? 0)
  }
  const bands = new Map([...places].map(([place, { indices }]) => [place, bandCounts(slice, indices)]))
  return {
    places: [...places.values()],
    bandsOf: (place, n) => bands.get(placeOf(place)) ?? [n],
  }
}

interface Found extends Place {
  readonly values: readonly Hundredths[]
  readonly counts: readonly number[]
}

const ofStored = async (db: Database, slice: Slice): Promise<readonly Found[]> =>
  (await readIndices(db, slice)).filter(({ version }) => slice.versions.has(version))

async function ofPublished(db: Database, { instrument, year }: Slice): Promise<readonly Found[]> {
  const [agencies, now] = await Promise.all([listCounted(db), listPublishedOf(db, instrument, year)])
  const places = new Map(agencies.map((agency) => [agency.code, agency]))
  return now.flatMap(({ code, hundredths }) => {
    const place = places.get(code)
    return place
      ? [{ province: place.province, type: place.type, cohort: place.cohort, values: [hundredths], counts: [1] }]
      : []
  })
}

/** The indices of a group. */
export function indicesOf({ places }: Spreading, group: Group): Indices {
  const all = new Map<Hundredths, number>()
  for (const place of places) {
    if (isIn(group, place)) for (const [hundredths, n] of place.indices) add(all, hundredths, n)
  }
  return all
}

/** How many stand at which predicate, from the lowest; all in one number where the bands are not known. */
export function bandCounts(slice: Pick<Slice, 'measure'>, indices: Indices): number[] {
  const { measure } = slice
  const counts = measure ? measure.predicates.map(() => 0) : [0]
  for (const [hundredths, n] of indices) {
    const band = bandOf(slice, hundredths)
    counts[band] = (counts[band] ?? 0) + n
  }
  return counts
}

/** The place of an index's predicate, from the lowest. */
export const bandOf = ({ measure }: Pick<Slice, 'measure'>, hundredths: Hundredths): number =>
  measure ? measure.predicates.indexOf(predicateOf(measure, hundredths)) : 0

const add = <K>(counts: Map<K, number>, key: K, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n)
}
