import fc from 'fast-check'
import t from 'tap'
import { fiveOf, meanOf, shareOf } from '../../src/domain/spread.ts'

const countsOf = (values: readonly number[]) =>
  new Map([...new Set(values)].map((value) => [value, values.filter((one) => one === value).length]))

/** As spreadsheets do it, on the values themselves. */
const inclusive = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const below = sorted[Math.floor(place)] ?? Number.NaN
  const above = sorted[Math.ceil(place)] ?? Number.NaN
  return Math.floor(below + (above - below) * (place - Math.floor(place)) + 0.5)
}

t.test('quartiles of counted values are those of the values', async (t) => {
  t.equal(fiveOf(new Map()), null)
  t.same(fiveOf(countsOf([277])), { least: 277, q1: 277, median: 277, q3: 277, greatest: 277 })
  t.same(fiveOf(countsOf([100, 200, 300, 401])), { least: 100, q1: 175, median: 250, q3: 325, greatest: 401 })
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 100, max: 500 }), { minLength: 1, maxLength: 40 }), (values) => {
      const five = fiveOf(countsOf(values))
      t.same(five, {
        least: Math.min(...values),
        q1: inclusive(values, 0.25),
        median: inclusive(values, 0.5),
        q3: inclusive(values, 0.75),
        greatest: Math.max(...values),
      })
    }),
  )
})

t.test('means and shares are rounded once, half up', async (t) => {
  t.equal(meanOf(0, 0), null)
  t.equal(meanOf(555, 2), 278)
  t.equal(meanOf(-5, 2), -3, 'a fall as far as a rise')
  t.equal(meanOf(-1, 3), 0)
  t.same(
    [shareOf(1, 8), shareOf(1, 3), shareOf(0, 0), shareOf(508, 508), shareOf(1, 2000)],
    ['12.5', '33.3', '0.0', '100.0', '0.1'],
  )
})
