import fc from 'fast-check'
import { type Conjunction, conjunctionsOf, holds, type Place } from '../../src/domain/conjunction.ts'
import type { Atom, Release } from '../../src/domain/suppression.ts'
import type { Told } from './derivable.ts'

const COHORTS = ['provinsi', 'kabupaten-kecil', 'kabupaten-besar', 'kota-kecil', 'kota-besar'] as const

/** A cohort of one province; the type is the cohort's. */
export const placeOf = (province: string, cohort: string): Place => ({
  province,
  type: cohort.split('-')[0] ?? '',
  cohort,
})

/** Places of four provinces: cohorts within types as the platform has them, or across types. */
export const places = (maxLength: number): fc.Arbitrary<Place[]> =>
  fc.uniqueArray(
    fc.oneof(
      fc.tuple(fc.nat(3), fc.constantFrom(...COHORTS)).map(([province, cohort]) => placeOf(`${province}`, cohort)),
      fc
        .tuple(fc.nat(3), fc.constantFrom('a', 'b'), fc.constantFrom('x', 'y', 'z'))
        .map(([province, type, cohort]) => ({ province: `${province}`, type, cohort })),
    ),
    { maxLength, selector: (place) => JSON.stringify(place) },
  )

/** How many agencies: none, few or enough. */
export const agencies = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 1, arbitrary: fc.integer({ min: 5, max: 9 }) },
)

/** A small population with so many parts (predicates). */
export const population = (parts: number): fc.Arbitrary<Atom[]> =>
  places(parts === 1 ? 10 : 6).chain((all) =>
    fc.tuple(
      ...all.map((place) =>
        fc.array(agencies, { minLength: parts, maxLength: parts }).map((counts) => ({ ...place, counts })),
      ),
    ),
  )

/** The same where some of the agencies are known to the reader. */
export const withKnown = (atoms: readonly Atom[]): fc.Arbitrary<Atom[]> =>
  fc.tuple(
    ...atoms.map((atom) =>
      fc.tuple(...atom.counts.map((n) => fc.oneof(fc.constant(0), fc.nat(n)))).map((known) => ({ ...atom, known })),
    ),
  )

/** Everything that a release tells of sums; what the reader knows is no column of it. */
export const toldSums = (atoms: readonly Atom[], { tells }: Pick<Release, 'tells'>): Told => ({
  rows: conjunctionsOf(atoms)
    .filter(tells)
    .map((conjunction) => atoms.map((atom) => Number(holds(conjunction, atom) && unknown(atom) > 0))),
  sizes: atoms.map(unknown),
})

/** Everything that a release tells of sums and of their parts, over (atom, part). */
export const toldParts = (atoms: readonly Atom[], { tells, tellsPart }: Pick<Release, 'tells' | 'tellsPart'>): Told => {
  const columns = atoms.flatMap((atom) =>
    atom.counts.map((n, part) => ({ atom, part, n: n - (atom.known?.[part] ?? 0) })).filter(({ n }) => n > 0),
  )
  const parts = [...(atoms[0]?.counts.keys() ?? [])]
  const rows = conjunctionsOf(atoms).flatMap((conjunction) => {
    const row = (wanted: number | null) =>
      columns.map(({ atom, part }) => Number(holds(conjunction, atom) && (wanted ?? part) === part))
    return [
      ...(tells(conjunction) ? [row(null)] : []),
      ...parts.filter((part) => tellsPart(conjunction, part)).map(row),
    ]
  })
  return { rows, sizes: columns.map(({ n }) => n) }
}

/** How many agencies of a conjunction stand in one part, or in any. */
export const sizeOf = (atoms: readonly Atom[], conjunction: Conjunction, part: number | null = null): number =>
  atoms
    .filter((atom) => holds(conjunction, atom))
    .reduce((all, { counts }) => all + (part === null ? sum(counts) : (counts[part] ?? 0)), 0)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, value) => all + value, 0)
const unknown = ({ counts, known = [] }: Atom): number => sum(counts) - sum(known)
