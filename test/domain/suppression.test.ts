import fc from 'fast-check'
import t from 'tap'
import { type Conjunction, conjunctionsOf } from '../../src/domain/conjunction.ts'
import { type Atom, type Release, releasable } from '../../src/domain/suppression.ts'
import { derivableGroup, derivablePair, smallDifference } from '../support/derivable.ts'
import { placeOf, population, sizeOf, toldParts, toldSums, withKnown } from '../support/populations.ts'

const LEAST = 5

/** What one would write first: a cell is hidden where it is small itself. */
const naive = (atoms: readonly Atom[]): Release => {
  const large = (n: number) => n === 0 || n >= LEAST
  const tells = (conjunction: Conjunction) => large(sizeOf(atoms, conjunction))
  const tellsPart = (conjunction: Conjunction, part: number) =>
    tells(conjunction) && large(sizeOf(atoms, conjunction, part))
  return { tells, tellsPart, tellsQuartiles: tells }
}

t.test('no two, no three and no linear combination of sums tell of a small group', async (t) => {
  fc.assert(
    fc.property(population(1), fc.constantFrom(3, 5), (atoms, least) => {
      const told = toldSums(atoms, releasable(atoms, least))
      return smallDifference(told, least) === null && derivableGroup(told, least) === null
    }),
    { numRuns: 150 },
  )
  t.pass('none in 150 populations')
})

t.test('nor do counts by predicate beside the totals', async (t) => {
  fc.assert(
    fc.property(population(3), (atoms) => {
      const told = toldParts(atoms, releasable(atoms, LEAST))
      return smallDifference(told, LEAST) === null && derivableGroup(told, LEAST) === null
    }),
    { numRuns: 60 },
  )
  t.pass('none in 60 populations')
})

t.test('nor to somebody who knows some of the agencies', async (t) => {
  fc.assert(
    fc.property(population(2).chain(withKnown), (atoms) => {
      const release = releasable(atoms, LEAST)
      const [sums, parts] = [toldSums(atoms, release), toldParts(atoms, release)]
      return derivableGroup(sums, LEAST) === null && derivableGroup(parts, LEAST) === null
    }),
    { numRuns: 60 },
  )
  t.pass('none in 60 populations')
})

t.test('a planted leak is found: hiding small cells alone is not enough', async (t) => {
  const atoms = [
    { ...placeOf('32', 'kabupaten-besar'), counts: [18] },
    { ...placeOf('32', 'kota-kecil'), counts: [2] },
    { ...placeOf('33', 'kabupaten-besar'), counts: [29] },
    { ...placeOf('33', 'kota-kecil'), counts: [6] },
  ]
  const leak = toldSums(atoms, naive(atoms))
  t.equal(smallDifference(leak, LEAST)?.length, 2, 'one filter less another')
  t.strictSame(derivableGroup(leak, LEAST), [1], 'gives the two cities of the one province')
  t.strictSame(derivablePair(leak, LEAST), [1])
  t.equal(derivableGroup(toldSums(atoms, releasable(atoms, LEAST)), LEAST), null)

  const leaks = (parts: number, tellsOfFew: (atoms: readonly Atom[]) => number[] | null) =>
    fc.check(
      fc.property(population(parts), (all) => tellsOfFew(all) === null),
      { numRuns: 300 },
    ).failed
  t.ok(leaks(1, (all) => derivableGroup(toldSums(all, naive(all)), LEAST)))
  t.ok(leaks(1, (all) => smallDifference(toldSums(all, naive(all)), LEAST)))
  t.ok(leaks(3, (all) => derivableGroup(toldParts(all, naive(all)), LEAST)))
  const oneKnown = (all: readonly Atom[]) =>
    all.map((atom) => ({ ...atom, known: atom.counts.map((n) => Math.min(n, 1)) }))
  t.ok(
    leaks(1, (all) => derivableGroup(toldSums(oneKnown(all), releasable(all, LEAST)), LEAST)),
    'and what is known',
  )
})

t.test('what is told is decided from the population alone, in whatever order it comes', async (t) => {
  const orders = population(2).chain((atoms) =>
    fc.tuple(fc.constant(atoms), fc.shuffledSubarray(atoms, { minLength: atoms.length })),
  )
  fc.assert(
    fc.property(orders, ([atoms, mixed]) => {
      const [one, other] = [releasable(atoms, LEAST), releasable(mixed, LEAST)]
      return conjunctionsOf(atoms).every((each) =>
        [0, 1].every(
          (part) => one.tells(each) === other.tells(each) && one.tellsPart(each, part) === other.tellsPart(each, part),
        ),
      )
    }),
  )
  t.pass()
})

t.test('nothing is told as nothing, and quartiles only of four times as many', async (t) => {
  const nation: Conjunction = { province: null, type: null, cohort: null }
  t.ok(releasable([], LEAST).tells(nation))
  const of = (n: number, known = 0) =>
    releasable([{ ...placeOf('32', 'kota-kecil'), counts: [n], known: [known] }], LEAST)
  t.ok(of(5).tells({ ...nation, province: '99' }), 'a province without agencies')
  t.notOk(of(4).tells(nation))
  t.ok(of(5).tells(nation))
  t.notOk(of(5, 1).tells(nation), 'the others of five where one is known are four')
  t.notOk(of(19).tellsQuartiles(nation))
  t.ok(of(20).tellsQuartiles(nation))
  t.notOk(of(20, 1).tellsQuartiles(nation))
})
