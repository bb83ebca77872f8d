import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Handlebars from 'handlebars'
import t from 'tap'
import { chartView } from '../../src/web/charts.ts'
import { spread } from '../../static/js/charts/spread.js'
import { formatDifference, formatIndex } from '../../static/js/charts/words.js'
import { aspects, aTrend, someBars, someLevels } from '../support/charts.ts'

t.test('a trend has its figures by year, with what is missing, noted and changed', async (t) => {
  const { table } = chartView(aTrend(), '/g.svg')
  t.same(table.columns, ['Tahun', 'Rujukan: Sumedang', 'Kabupaten Bandung Barat'])
  const rows = table.rows.map(({ head, cells }) => [head, ...cells].join(' | '))
  t.same(rows, [
    '2019 | 2,46 | –',
    '2020 | 3,81 | –',
    'instrumen berganti',
    '2021 | 3,52 | 2,85',
    '2022 | 3,84 | 2,65',
    '2023 | tidak ada data | 3,32',
    '2024 | 4,51 (El Jabar, 26 Feb 2025) | –',
  ])
  t.same(table.rows.map(({ spans }) => spans).indexOf(true), 2)
})

t.test('a comparison has own value, reference and the difference between the two', async (t) => {
  const { table } = chartView(someBars({ items: aspects.slice(5, 7) }), '/g.svg')
  t.same(table.columns, ['Aspek', 'Kabupaten Bandung', 'Rujukan: Sumedang', 'Selisih'])
  t.same(table.rows[0]?.cells, ['1,00', '3,67', '−2,67'])
  const alone = chartView(someBars({ reference: null }), '/g.svg').table
  t.same(alone.columns, ['Aspek', 'Kabupaten Bandung'])
  t.same(alone.rows[0]?.cells, ['2,80'])
  t.same(chartView(someLevels(), '/g.svg').table.rows[0]?.cells, ['2', '4', '−2'], 'levels are whole')
})

t.test('a picture is told in its alternative text, and a long one points to the table', async (t) => {
  t.match(chartView(aTrend(), '/g.svg').alt, 'Kabupaten Bandung Barat: 2,85 (2021) – 3,32 (2023)')
  t.match(chartView(someBars(), '/g.svg').alt, 'Pelaksanaan Audit TIK 1,00 / 3,67')
  const many = Array.from({ length: 47 }, (_, position) => ({ ...aspects[0], label: `I${position}` }))
  t.ok(chartView({ ...someBars(), items: many as typeof aspects }, '/g.svg').alt.length < 150)
})

t.test('the page holds a place for the picture, and everything the browser needs to draw it again', async (t) => {
  const source = readFileSync(join(import.meta.dirname, '../../views/partials/chart.hbs'), 'utf8')
  const chart = aTrend({ title: 'Indeks "SPBE" <Sumedang>' })
  const html = Handlebars.compile(source, { strict: true, knownHelpersOnly: true })(chartView(chart, '/g.svg'))
  t.match(html, /<img src="\/g.svg" width="720" height="380" alt="[^"]+Rujukan: Sumedang/)
  t.match(
    html,
    /<source media="\(max-width: 599px\)" srcset="\/g.svg\?lebar(=|&#x3D;)sempit" width="328" height="330">/,
  )
  t.match(html, '<td colspan="3">instrumen berganti</td>')
  t.equal(html.match(/<th scope="row">/g)?.length, 6)
  const spec = /data-chart="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&lt;', '<')
  t.same(JSON.parse(spec?.replaceAll('&gt;', '>').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&') ?? ''), chart)
  t.notMatch(html, /style=|onclick|<script/)
})

t.test('a difference is that of the two figures printed beside it', async () => {
  const index = fc.integer({ min: 100, max: 500 }).map((hundredths) => hundredths / 100)
  fc.assert(
    fc.property(index, index, (own, reference) => {
      const read = (text: string): number => Math.round(Number(text.replace(',', '.').replace('−', '-')) * 100)
      const [a, b] = [read(formatIndex(own, 'id')), read(formatIndex(reference, 'id'))]
      return read(formatDifference(own, reference, 'id')) === a - b
    }),
  )
})

t.test(
  'labels that would touch move apart, stay in order and between the edges, and the others stay where they are',
  async () => {
    const block = fc.record({ height: fc.integer({ min: 10, max: 40 }), middle: fc.integer({ min: 0, max: 600 }) })
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const placed = spread(blocks, { top: 0, bottom: 600, gap: 4 })
        const edges = placed.map(({ middle, height }) => ({ top: middle - height / 2, bottom: middle + height / 2 }))
        return edges.every(
          ({ top, bottom }, row) => top >= -0.001 && bottom <= 600.001 && top >= (edges[row - 1]?.bottom ?? -4) + 3.999,
        )
      }),
    )
    t.same(
      spread(
        [
          { height: 20, middle: 300 },
          { height: 20, middle: 100 },
        ],
        { top: 0, bottom: 600, gap: 4 },
      ).map(({ middle }) => middle),
      [100, 300],
    )
  },
)
