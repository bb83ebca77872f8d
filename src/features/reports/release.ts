import { LRUCache } from 'lru-cache'
import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { releasableChanges } from '../../domain/comparable-years.ts'
import type { Actor } from '../../domain/permissions.ts'
import { predicateOf } from '../../domain/scoring.ts'
import { type Atom, type Release, releasable } from '../../domain/suppression.ts'
import { listCounted, listOwn } from './queries.ts'
import type { Cell, Group, Slice } from './slice.ts'
import { OPEN, opensFor, type Sight, sightOf, type Telling } from './telling.ts'

/** Agencies of a slice that a reader knows one by one, besides those of whole provinces. */
interface Own {
  readonly province: string
  readonly type: string
  readonly cohort: string
  readonly band: number
  readonly both: boolean
}

/** What may be told of a slice: `prior` is the year before on the same instrument, null where there is none. */
interface Released extends Release {
  readonly tellsChange: (group: Group) => boolean
}

const MOST = 20
const memory = new WeakMap<Slice, LRUCache<string, Released>>()

/**
 * What of a slice may be told to a reader. Who may see some agencies one by one is told of those, and of others what
 * everybody is told, less what would follow from what he knows.
 */
export async function tellingOf(
  db: Database,
  who: Actor | null,
  slice: Slice,
  prior: Slice | null,
  least: number,
): Promise<Telling> {
  const sight = sightOf(who, slice.basis)
  if (sight.all) return OPEN
  const opens = opensFor(sight, await listCounted(db))
  const forAll = released(slice, prior, least, NOBODY, [])
  const knows = sight.provinces.length + sight.agencies.length > 0
  const own = knows ? await ownIn(db, who, slice, sight.agencies) : []
  const forOne = knows ? released(slice, prior, least, sight, own) : forAll
  const both = (may: (release: Released) => boolean) => may(forAll) && may(forOne)
  return {
    least,
    opens,
    tells: (group) => opens(group) || both((release) => release.tells(group)),
    tellsPart: (group, part) => opens(group) || both((release) => release.tellsPart(group, part)),
    tellsQuartiles: (group) => both((release) => release.tellsQuartiles(group)),
    tellsChange: (group) => opens(group) || both((release) => release.tellsChange(group)),
  }
}

const NOBODY: Sight = { all: false, provinces: [], agencies: [] }

function released(slice: Slice, prior: Slice | null, least: number, sight: Sight, own: readonly Own[]): Released {
  const known = memory.get(slice) ?? new LRUCache<string, Released>({ max: MOST })
  memory.set(slice, known)
  const key = JSON.stringify([least, sight, own])
  const before = known.get(key)
  if (before) return before
  const release = releasable(
    slice.cells.map((cell) => atomOf(slice, cell, sight, own)),
    least,
  )
  const changes = releasableChanges(yearsAtoms(slice, prior, sight, own), least)
  const made = { ...release, tellsChange: changes.tells }
  known.set(key, made)
  return made
}

function atomOf(slice: Slice, cell: Cell, sight: Sight, own: readonly Own[]): Atom {
  const { province, type, cohort } = cell
  const counts = bandCounts(slice, cell)
  const known = sight.provinces.includes(province)
    ? counts
    : counts.map((_, band) => own.filter((one) => isAt(cell, one) && one.band === band).length)
  return { province, type, cohort, counts, known }
}

/** How many agencies of a cell stand at which predicate; all in one number where the bands are not known. */
export function bandCounts({ measure }: Pick<Slice, 'measure'>, { n, indices }: Pick<Cell, 'n' | 'indices'>): number[] {
  if (!measure) return [n]
  const counts = measure.predicates.map(() => 0)
  for (const [hundredths, many] of indices) {
    const band = bandOf({ measure }, hundredths)
    counts[band] = (counts[band] ?? 0) + many
  }
  return counts
}

const bandOf = ({ measure }: Pick<Slice, 'measure'>, hundredths: number): number =>
  measure ? measure.predicates.indexOf(predicateOf(measure, hundredths)) : 0

function yearsAtoms(slice: Slice, prior: Slice | null, sight: Sight, own: readonly Own[]) {
  const places = [
    ...slice.cells,
    ...(prior?.cells.filter((cell) => !slice.cells.some((other) => isAt(cell, other))) ?? []),
  ]
  return places.map((place) => {
    const { province, type, cohort } = place
    const now = slice.cells.find((cell) => isAt(place, cell))
    const last = prior?.cells.find((cell) => isAt(place, cell))
    const both = now?.pairs ?? 0
    const all = { both, onlyThis: (now?.n ?? 0) - both, onlyLast: (last?.n ?? 0) - both }
    const here = own.filter((one) => isAt(place, one))
    const some = {
      both: here.filter((one) => one.both).length,
      onlyThis: here.filter((one) => !one.both).length,
      onlyLast: 0,
    }
    return { province, type, cohort, ...all, known: sight.provinces.includes(province) ? all : some }
  })
}

async function ownIn(db: Database, who: Actor | null, slice: Slice, agencies: readonly string[]): Promise<Own[]> {
  if (agencies.length === 0) return []
  const [rows, counted] = await Promise.all([asActor(db, who, (tx) => listOwn(tx, slice, agencies)), listCounted(db)])
  return rows.flatMap(({ code, hundredths, both }) => {
    const place = counted.find((agency) => agency.code === code)
    return place
      ? [{ province: place.province, type: place.type, cohort: place.cohort, band: bandOf(slice, hundredths), both }]
      : []
  })
}

type Place = Pick<Cell, 'province' | 'type' | 'cohort'>
const isAt = (a: Place, b: Place): boolean => a.province === b.province && a.type === b.type && a.cohort === b.cohort
