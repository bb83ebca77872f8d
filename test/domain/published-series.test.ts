import t from 'tap'
import { comparedMeans, instrumentBreaks, missingYears } from '../../src/domain/published-series.ts'

t.test('a year nobody found a figure for is missing, from the first evaluation on', async (t) => {
  t.same(missingYears([2019, 2020, 2021, 2022, 2024], 2025), [2018, 2023, 2025])
  t.same(missingYears([], 2019), [2018, 2019])
  t.same(missingYears([2018], 2018), [])
})

t.test('the instrument changed after 2020 and after 2025, and a line breaks only where it passes', async (t) => {
  t.same(instrumentBreaks([2019, 2026]), [2020, 2025])
  t.same(instrumentBreaks([2020, 2021]), [2020])
  t.same(instrumentBreaks([2021, 2025]), [])
  t.same(instrumentBreaks([2020]), [])
  t.same(instrumentBreaks([]), [])
})

t.test(
  'a region is seen beside the mean of its own type, and beside the national one where there is none',
  async (t) => {
    const means = [
      { level: 'nasional', year: 2021 },
      { level: 'kabupaten', year: 2021 },
      { level: 'kota', year: 2021 },
      { level: 'agregat_provinsi', year: 2022 },
      { level: 'nasional', year: 2022 },
    ]
    t.same(comparedMeans('kabupaten', means), {
      ofType: [{ level: 'kabupaten', year: 2021 }],
      national: [{ level: 'nasional', year: 2022 }],
    })
    t.same(comparedMeans('provinsi', means).national.length, 2)
  },
)
