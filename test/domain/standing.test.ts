import t from 'tap'
import { sideOf, standing } from '../../src/domain/standing.ts'

const sumedang = [
  { year: 2020, index_value: '3.81' },
  { year: 2022, index_value: '3.84' },
  { year: 2024, index_value: '4.51' },
]

t.test('two series are compared in the latest year both have', async (t) => {
  const bandung = [
    { year: 2023, index_value: '3.98' },
    { year: 2024, index_value: '4.59' },
    { year: 2025, index_value: '4.66' },
  ]
  t.same(standing(bandung, sumedang), { year: 2024, own: '4.59', other: '4.51', difference: '0.08' })
  t.same(standing([{ year: 2024, index_value: '3.89' }], sumedang)?.difference, '-0.62')
})

t.test('a figure of another instrument is no comparison for today’s', async (t) => {
  const series = [
    { year: 2020, index_value: '2.89' },
    { year: 2023, index_value: '3.10' },
  ]
  t.equal(standing(series, sumedang), null)
  t.equal(standing(series.slice(0, 1), sumedang)?.difference, '-0.92', 'but two of the older one are')
})

t.test('where nothing is known there is nothing to compare', async (t) => {
  t.equal(standing([], sumedang), null)
  t.equal(standing(sumedang, []), null)
})

t.test('a difference points up, down or nowhere', async (t) => {
  t.same(['-0.01', '0.00', '0.01'].map(sideOf), ['below', 'equal', 'above'])
})
