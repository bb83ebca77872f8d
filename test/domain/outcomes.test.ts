import t from 'tap'
import { groupOutcomes } from '../../src/domain/outcomes.ts'

const figure = (measure: string, year: number, value: string) => ({ measure, year, value })

t.test('two sources that contradict each other stand together, before all others', async (t) => {
  const [contested, poverty, ...rest] = groupOutcomes([
    figure('kemiskinan', 2022, '10.14'),
    figure('stunting_lokal', 2021, '10.99'),
    figure('stunting_lokal', 2022, '8.27'),
    figure('stunting_ssgi', 2018, '32.2'),
    figure('stunting_ssgi', 2022, '27.6'),
  ])
  t.same(contested?.contestedYears, [2022])
  t.same(
    contested?.sides.map(({ measure, figures }) => [measure, figures.map(({ year }) => year)]),
    [
      ['stunting_lokal', [2022, 2021]],
      ['stunting_ssgi', [2022, 2018]],
    ],
  )
  t.same(
    poverty?.sides.map(({ measure }) => measure),
    ['kemiskinan'],
  )
  t.same(poverty?.contestedYears, [])
  t.same(rest, [])
})

t.test('a measure that stands alone contradicts nothing', async (t) => {
  const [only] = groupOutcomes([figure('stunting_ssgi', 2022, '25')])
  t.equal(only?.sides.length, 1)
  t.same(only?.contestedYears, [])
})

t.test('extreme poverty is another measure than poverty', async (t) => {
  const groups = groupOutcomes([figure('kemiskinan', 2022, '10.14'), figure('kemiskinan_ekstrem', 2022, '3.11')])
  t.equal(groups.length, 2)
})
