import t from 'tap'
import { aspectsChart, yearsChart } from '../../src/features/reports/charts.ts'
import { tileMap } from '../../src/features/reports/map.ts'
import type { GroupLine, ReportSummary } from '../../src/features/reports/summary-type.ts'
import { tableOf } from '../../src/web/chart-table.ts'
import { drawings } from '../../src/web/charts.ts'
import { translator } from '../../src/web/i18n.ts'

const reader = { t: translator('id'), lang: 'id' } as const
const hidden = { under: 5 } as const
const line = (key: string, told: Partial<GroupLine>): GroupLine => ({
  key,
  label: key,
  n: 9,
  mean: '3.00',
  change: null,
  reference: null,
  ...told,
})
const spbe = (told: GroupLine) => ({ ...told, instrument: 'permenpanrb-59-2020' })

const summary: ReportSummary = {
  filter: {
    instrument: 'permenpanrb-59-2020',
    year: 2023,
    basis: 'self',
    stage: 'self',
    province: null,
    type: null,
    cohort: null,
    indicator: null,
    detail: 'summary',
  },
  spread: {
    n: 12,
    of: 546,
    mean: '3.10',
    least: hidden,
    q1: hidden,
    median: hidden,
    q3: hidden,
    greatest: hidden,
    change: null,
    changeN: 0,
  },
  bands: [],
  years: [
    { ...line('2020', { mean: '2.22' }), instrument: 'permenpanrb-5-2018' },
    spbe(line('2021', { mean: '2.11' })),
    spbe(line('2022', { n: hidden, mean: hidden })),
    spbe(line('2023', { mean: '3.10' })),
  ],
  domains: [],
  aspects: [
    line('A1', { label: 'Kebijakan', mean: '2.50', reference: '4.70' }),
    line('A2', { label: 'Perencanaan', n: hidden, mean: hidden, reference: '4.75' }),
  ],
  indicators: [],
  provinces: [
    line('32', { label: 'Jawa Barat', mean: '4.02' }),
    line('93', { label: 'Papua Selatan', n: hidden, mean: hidden }),
    line('31', { label: 'Jakarta', n: 0, mean: null }),
  ],
  types: [],
  cohorts: [],
  stages: [],
  bases: [],
  weakest: [],
  adoptions: [],
  obstacles: [],
  overdue: [],
  agencies: [],
  open: false,
  referenceLabel: 'Rujukan: Sumedang 2024',
  referenceBasis: 'simulated',
  asOf: null,
  simulated: false,
}

t.test('a hidden year is a gap that the table names, and no line crosses a change of instrument', async (t) => {
  const chart = yearsChart(summary, reader)
  if (!chart) throw new Error('nothing was drawn')
  t.same(
    chart.series.map(({ points }) => points.map(({ value }) => value)),
    [[2.22], [2.11, null, 3.1]],
  )
  t.equal(chart.finding, 'Dari 2,11 pada 2021 menjadi 3,10 pada 2023.', 'compared within one instrument')
  t.match(tableOf(chart).rows.find(({ head }) => head === '2022')?.cells[1], 'n = <5')
  t.same(
    chart.breaks.map(({ afterYear }) => afterYear),
    [2020],
  )
})

t.test('a hidden aspect has no bar, and a simulated reference is named beside real figures', async (t) => {
  const chart = aspectsChart(summary, reader)
  if (!chart) throw new Error('nothing was drawn')
  t.same(
    chart.items.map(({ own }) => own),
    [2.5, null],
  )
  t.same(tableOf(chart).rows[1]?.cells, ['<5 daerah', '4,75', '–'])
  const { drawSvg } = await drawings()
  const svg = drawSvg(chart)
  t.match(svg, 'SIMULASI')
  t.match(svg, '&lt;5 daerah')
})

t.test('a hidden province is blank on the map, and so is one without figures, in other words', async (t) => {
  const tiles = tileMap(summary, reader)?.tiles ?? []
  const tile = (name: string) => tiles.find((one) => one.name === name)
  t.equal(tiles.length, 38)
  t.equal(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size, 38, 'each has a place of its own')
  t.match(tile('Jabar'), { step: 4, value: '4,02', said: 'Jawa Barat: 4,02, 9 daerah' })
  t.match(tile('Pasel'), { step: 0, value: '<5', said: 'Papua Selatan: kurang dari 5 daerah, tidak ditampilkan' })
  t.match(tile('Jakarta'), { step: 0, value: '–', said: 'Jakarta: tidak ada data' })
  t.match(tile('Aceh'), { step: 0, said: 'Aceh: tidak ada data' })
})

t.test('where nothing may be told, nothing is drawn', async (t) => {
  const years = summary.years.map((one) => ({ ...one, n: hidden, mean: hidden }))
  const aspects = summary.aspects.map((one) => ({ ...one, n: hidden, mean: hidden }))
  t.equal(yearsChart({ ...summary, years }, reader), null)
  t.equal(aspectsChart({ ...summary, aspects }, reader), null)
})
