import t from 'tap'
import { formatMillionths } from '../../src/domain/numbers.ts'
import { numberRanges } from '../../src/domain/ranges.ts'
import { score } from '../../src/domain/scoring.ts'
import { gainOfOneLevel, weightPercent } from '../../src/domain/weights.ts'
import { spbe } from './instruments.ts'

t.test('weights are shown exactly', async (t) => {
  t.same([130, 275, 300, 10_000].map(weightPercent), ['1.3', '2.75', '3', '100'])
})

t.test('one level more adds what the page of the indicator says', async (t) => {
  const ones = spbe.indicators.map(() => 100)
  const before = score(spbe, ones).indexMillionths
  for (const { number, weightBp } of spbe.indicators) {
    const raised = ones.map((value, at) => (at === number - 1 ? 200 : value))
    t.equal(score(spbe, raised).indexMillionths - before, gainOfOneLevel(weightBp))
  }
  t.equal(formatMillionths(gainOfOneLevel(130)), '0.013')
})

t.test('neighbouring numbers are drawn together', async (t) => {
  t.equal(numberRanges([1, 2, 3, 7, 9, 10]), '1–3, 7, 9–10')
  t.equal(numberRanges([]), '')
})
