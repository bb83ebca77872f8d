import fc from 'fast-check'
import t from 'tap'
import { releasableChanges, type YearsAtom } from '../../src/domain/comparable-years.ts'
import { type Conjunction, conjunctionsOf, holds } from '../../src/domain/conjunction.ts'
import { releaseCounts } from '../../src/domain/counts.ts'
import { coarse, releasable } from '../../src/domain/suppression.ts'
import { derivableGroup, type Told } from '../support/derivable.ts'
import { agencies, placeOf, places } from '../support/populations.ts'

const LEAST = 5
const NATION: Conjunction = { province: null, type: null, cohort: null }

const years = places(6).chain((all) =>
  fc.tuple(
    ...all.map((place) =>
      fc
        .tuple(agencies, agencies, agencies)
        .map(([both, onlyThis, onlyLast]) => ({ ...place, both, onlyThis, onlyLast })),
    ),
  ),
)

/** The sums of both years and the changes that are told, over this year's and last year's figures of each agency. */
const toldYears = (atoms: readonly YearsAtom[], tellsChange: (conjunction: Conjunction) => boolean): Told => {
  const columns = atoms
    .flatMap((atom, index) => [
      { atom, n: atom.both, group: 3 * index, now: 1, before: 0, change: 1 },
      { atom, n: atom.both, group: 3 * index, now: 0, before: 1, change: -1 },
      { atom, n: atom.onlyThis, group: 3 * index + 1, now: 1, before: 0, change: 0 },
      { atom, n: atom.onlyLast, group: 3 * index + 2, now: 0, before: 1, change: 0 },
    ])
    .filter(({ n }) => n > 0)
  const ofThis = atoms.map(({ both, onlyThis, known: _, ...place }) => ({ ...place, counts: [both + onlyThis] }))
  const ofLast = atoms.map(({ both, onlyLast, known: _, ...place }) => ({ ...place, counts: [both + onlyLast] }))
  const told = {
    now: releasable(ofThis, LEAST).tells,
    before: releasable(ofLast, LEAST).tells,
    change: tellsChange,
  }
  const rows = (['now', 'before', 'change'] as const).flatMap((figure) =>
    conjunctionsOf(ofThis)
      .filter(told[figure])
      .map((conjunction) => columns.map((column) => (holds(conjunction, column.atom) ? column[figure] : 0))),
  )
  return { rows, sizes: columns.map(({ n }) => n), groups: columns.map(({ group }) => group) }
}

t.test('changes beside the sums of both years tell of no small group', async (t) => {
  const safe = fc.property(
    years,
    (atoms) => derivableGroup(toldYears(atoms, releasableChanges(atoms, LEAST).tells), LEAST) === null,
  )
  fc.assert(safe, { numRuns: 60 })

  const leak = fc.property(
    years,
    (atoms) =>
      derivableGroup(
        toldYears(atoms, () => true),
        LEAST,
      ) === null,
  )
  t.ok(fc.check(leak, { numRuns: 300 }).failed, 'telling all of them would')
})

t.test('a regency that is new this year does not fall out of the change', async (t) => {
  const of = (both: number, onlyThis: number, onlyLast = 0, known = 0) =>
    releasableChanges(
      [
        {
          ...placeOf('32', 'kabupaten-kecil'),
          both,
          onlyThis,
          onlyLast,
          known: { both: known, onlyThis: 0, onlyLast: 0 },
        },
      ],
      LEAST,
    ).tells(NATION)
  t.ok(of(20, 0))
  t.notOk(of(20, 1))
  t.notOk(of(20, 0, 4))
  t.ok(of(20, 5, 5))
  t.notOk(of(4, 9, 9), 'nor few that have both')
  t.notOk(of(5, 0, 0, 1), 'nor four beside a known one')
  t.notOk(releasableChanges([], LEAST).tells(NATION), 'where there are none, there is no change')
})

t.test('in a single list a second number goes with the first', async (t) => {
  const shown = (...counts: number[]) => {
    const told = releaseCounts(counts, LEAST)
    return counts.map((count, index) => (told[index] ? count : '<5'))
  }
  t.strictSame(shown(20, 3, 8, 0), [20, '<5', '<5', 0])
  t.strictSame(shown(20, 1, 2, 8), [20, '<5', '<5', '<5'], 'two that make up three need a third')
  t.strictSame(shown(20, 3, 4), [20, '<5', '<5'])
  t.strictSame(shown(20, 8, 5), [20, 8, 5])
  t.strictSame(shown(3), ['<5'])
  t.strictSame(shown(0, 0), [0, 0])
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.integer({ min: 3, max: 9 }), (counts, least) => {
      const told = releaseCounts(counts, least)
      const hidden = counts.filter((_, index) => !told[index])
      const all = counts.reduce((a, b) => a + b, 0)
      const sum = hidden.reduce((a, b) => a + b, 0)
      const small = counts.some((count, index) => told[index] && count > 0 && count < least)
      return !small && (sum === 0 || sum === all || (hidden.length > 1 && sum >= least))
    }),
  )
})

t.test('a quartile is told on a grid of 0.05', async (t) => {
  t.strictSame([100, 102, 103, 277, 278, 500].map(coarse), [100, 100, 105, 275, 280, 500])
})
