import fc from 'fast-check'
import t from 'tap'
import { aspectGaps, gaps, largestGaps } from '../../src/domain/comparison.ts'
import type { Instrument } from '../../src/domain/instrument.ts'
import { score, type Values } from '../../src/domain/scoring.ts'
import { everywhere, pemdi, spbe } from './instruments.ts'

const anyValues = (instrument: Instrument): fc.Arbitrary<Values> => {
  const { indicators, stepHundredths: step } = instrument
  const value = fc.option(fc.integer({ min: 100 / step, max: 500 / step }).map((steps) => steps * step))
  return fc.array(value, { minLength: indicators.length, maxLength: indicators.length })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const weightOf = (number: number): number => spbe.indicators[number - 1]?.weightBp ?? Number.NaN

interface Ranked {
  readonly number: number
  readonly weightedMillionths: number
}
const comesAfter = (gap: Ranked, before: Ranked | undefined): boolean =>
  before !== undefined &&
  (gap.weightedMillionths > before.weightedMillionths ||
    (gap.weightedMillionths === before.weightedMillionths && gap.number > before.number))

for (const instrument of [spbe, pemdi]) {
  t.test(`${instrument.id}: weighted gaps add up to the difference of the exact indices`, async () => {
    fc.assert(
      fc.property(anyValues(instrument), anyValues(instrument), (own, reference) => {
        const between = score(instrument, own).indexMillionths - score(instrument, reference).indexMillionths
        return (
          sum(gaps(instrument, own, reference).map((gap) => gap.weightedMillionths)) === between &&
          sum(aspectGaps(instrument, own, reference).map((gap) => gap.weightedMillionths)) === between
        )
      }),
    )
  })

  t.test(
    `${instrument.id}: the largest gaps are those behind, dearest first, whatever the order of asking`,
    async () => {
      fc.assert(
        fc.property(anyValues(instrument), anyValues(instrument), fc.nat({ max: 50 }), (own, reference, most) => {
          const behind = gaps(instrument, own, reference).filter((gap) => gap.weightedMillionths < 0)
          const largest = largestGaps(instrument, own, reference, most)
          const left = behind.filter(({ number }) => !largest.some((gap) => gap.number === number))
          const cheapestShown = largest.at(-1)
          return (
            largest.length === Math.min(most, behind.length) &&
            largest.every((gap, at) => at === 0 || comesAfter(gap, largest[at - 1])) &&
            left.every((gap) => cheapestShown === undefined || comesAfter(gap, cheapestShown))
          )
        }),
      )
    },
  )
}

t.test('Bandung is one level behind on audit and one ahead on the roadmap', async (t) => {
  const reference = everywhere(spbe, 3)
  const own = reference.with(28, 200).with(11, 400)
  const found = gaps(spbe, own, reference)
  t.equal(found.length, 47)
  t.strictSame(found[28], {
    number: 29,
    code: 'I29',
    own: 200,
    reference: 300,
    difference: -100,
    weightedMillionths: -100 * weightOf(29),
  })
  t.equal(found[11]?.weightedMillionths, 25_000)
  t.equal(found.filter(({ difference }) => difference !== 0).length, 2)
  t.strictSame(
    largestGaps(spbe, own, reference, 5).map(({ code }) => code),
    ['I29'],
    'what is ahead is no gap',
  )
})

t.test('equal losses are told in the order of the questionnaire', async (t) => {
  const found = largestGaps(spbe, everywhere(spbe, 1), everywhere(spbe, 2), 47)
  t.equal(found.length, 47)
  t.equal(Math.max(...spbe.indicators.map(({ weightBp }) => weightBp)), weightOf(found[0]?.number ?? 0))
  const policy = found.filter(({ number }) => number <= 10).map(({ number }) => number)
  t.strictSame(policy, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

t.test('no answer compares like level 1 and stays visible as no answer', async (t) => {
  const own = everywhere(spbe, 3).with(0, null)
  const found = gaps(spbe, own, everywhere(spbe, 3))
  t.match(found[0], { own: null, reference: 300, difference: -200, weightedMillionths: -26_000 })
  t.match(gaps(spbe, own, own)[0], { own: null, reference: null, difference: 0 })
})

t.test('an aspect is compared by the score that is shown', async (t) => {
  const reference = everywhere(spbe, 3)
  const own = reference.with(10, 100)
  const found = aspectGaps(spbe, own, reference)
  t.strictSame(
    found.map(({ code }) => code),
    spbe.aspects.map(({ code }) => code),
  )
  t.strictSame(found[1], { code: 'A2', own: 250, reference: 300, difference: -50, weightedMillionths: -50_000 })
  t.equal(found.filter(({ difference }) => difference !== 0).length, 1)
})

t.test('values of another instrument are not compared', async (t) => {
  t.throws(() => gaps(spbe, everywhere(spbe, 3), everywhere(pemdi, 3)), RangeError)
  t.throws(() => aspectGaps(spbe, everywhere(pemdi, 3), everywhere(spbe, 3)), RangeError)
})
