import { gzipSync } from 'node:zlib'
import { loadImage } from '@napi-rs/canvas'
import t from 'tap'
import { chartQuery, chartView, sizeAsked } from '../../src/web/charts.ts'
import { drawPng, drawSvg } from '../../src/web/drawings.ts'
import { aspects, aTrend, everyChart, someBars, someLevels, sumedang, westBandung } from '../support/charts.ts'
import { pathsOf, textsOf } from '../support/svg.ts'

const orange = '#c2570c'
const blue = '#1d6fb8'

/** The straight lines of one colour and kind, as pairs of x. */
const strokes = (svg: string, colour: string, dash: string): [number, number][] =>
  pathsOf(svg)
    .filter(({ attributes }) => attributes.includes(`stroke="${colour}"`) && attributes.includes(dash))
    .flatMap(({ d }) =>
      [...d.matchAll(/M([\d.]+) [\d.]+L([\d.]+) /g)].map(([, from, to]) => [Number(from), Number(to)]),
    )

/** Areas filled with parallel strokes. */
const hatchings = (svg: string): number =>
  pathsOf(svg).filter(({ attributes, d }) => attributes.includes('clip-path') && (d.match(/M/g) ?? []).length > 2)
    .length

const dots = (svg: string, colour: string): number =>
  pathsOf(svg).filter(({ attributes, d }) => attributes.includes(`stroke="${colour}"`) && d.includes('A')).length

t.test('the reference is a dashed line with its name and last figure at its end', async (t) => {
  const svg = drawSvg(aTrend())
  const name = textsOf(svg).find(({ text }) => text === 'Rujukan: Sumedang')
  t.equal(name?.fill, orange)
  t.ok((name?.left ?? 0) > 500, 'right of the lines')
  t.ok(textsOf(svg).some(({ text, fill }) => text === '4,51' && fill === orange))
  t.equal(strokes(svg, orange, 'stroke-dasharray="6 4"').length, 2)
  t.equal(strokes(svg, blue, 'stroke-dasharray="6 4"').length, 0, 'own region is solid')
})

t.test(
  'no line crosses a change of instrument or a missing year, and a year that stands alone is a point',
  async (t) => {
    const svg = drawSvg(aTrend())
    const years = new Map(textsOf(svg).map(({ text, left, right }) => [text, (left + right) / 2]))
    const near = (x: number): string | undefined =>
      ['2019', '2020', '2021', '2022', '2023', '2024'].find((year) => Math.abs((years.get(year) ?? 0) - x) < 2)
    const joined = strokes(svg, orange, 'stroke-dasharray="6 4"').map(([from, to]) => `${near(from)}–${near(to)}`)
    t.same(joined, ['2019–2020', '2021–2022'])
    t.equal(dots(svg, orange), 5, 'five published years, five marks')
  },
)

t.test('a change of instrument is a dotted line with its name', async (t) => {
  const svg = drawSvg(aTrend())
  t.ok(textsOf(svg).some(({ text }) => text === 'instrumen berganti'))
  t.ok(pathsOf(svg).some(({ attributes }) => attributes.includes('stroke-dasharray="2 3"')))
  const without = drawSvg(aTrend({ breaks: [{ afterYear: 2010, label: 'lama sekali' }] }))
  t.notOk(
    textsOf(without).some(({ text }) => text === 'lama sekali'),
    'one outside the years is not drawn',
  )
})

t.test('figures have a comma in Indonesian and a point in English', async (t) => {
  t.match(drawSvg(someBars()), '>−2,67<')
  const english = drawSvg(someBars({ locale: 'en' }))
  t.match(english, '>−2.67<')
  t.notMatch(english, '2,67')
})

t.test('simulated figures are hatched, named in the picture and in the title', async (t) => {
  const plain = someBars()
  const simulated = someBars({ own: { label: 'Kabupaten Bandung', basis: 'simulated' } })
  t.match(drawSvg(simulated), '<title>SIMULASI: Nilai aspek')
  t.match(drawSvg(simulated), '>Kabupaten Bandung (SIMULASI)<')
  t.ok(hatchings(drawSvg(simulated)) > aspects.length, 'each bar and the key')
  t.notMatch(drawSvg(plain), 'SIMULASI')
  t.equal(hatchings(drawSvg(plain)), 0)
  t.match(chartView(simulated, '/x.svg').title, 'SIMULASI: ')
  const nameless = someBars({ own: { label: 'x', basis: 'simulated' }, words: { ...plain.words, simulated: ' ' } })
  t.throws(() => drawSvg(nameless), { message: /simulated figures names none/ })
})

t.test('a value that does not exist is said, and draws no bar', async (t) => {
  const [first] = aspects
  if (!first) throw new Error('no aspects')
  const svg = drawSvg(someBars({ items: [{ ...first, own: null }] }))
  t.ok(textsOf(svg).some(({ text }) => text === 'tidak ada data'))
  t.notMatch(svg, '0,00')
  t.equal(pathsOf(svg).filter(({ attributes }) => attributes.includes(`fill="${blue}"`)).length, 1, 'only the key')
})

t.test('levels have their digit printed, once where own and reference are the same', async (t) => {
  const digits = textsOf(drawSvg(someLevels())).filter(({ size, text }) => size === 13 && /^[1-5]$/.test(text))
  t.same(
    digits.filter(({ fill }) => fill === orange).map(({ text }) => text),
    ['4', '4', '4', '4', '4', '4'],
  )
  t.same(
    digits.filter(({ fill }) => fill !== orange).map(({ text }) => text),
    ['2', '3', '1', '4', '5', '3', '1'],
  )
  const decimal = { ...someLevels(), items: [{ label: 'x', short: 'x', own: 2.5, reference: 3 }] }
  t.throws(() => drawSvg(decimal), { message: /whole levels/ })
})

for (const [name, chart] of Object.entries(everyChart)) {
  t.test(`${name}: every text lies inside the picture and none upon another`, async (t) => {
    for (const size of ['wide', 'narrow'] as const) {
      const svg = drawSvg(chart, size)
      const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? []
      const texts = textsOf(svg)
      const outside = texts.filter(
        (one) => one.left < 0 || one.right > width || one.y > height || one.y < one.size * 0.7,
      )
      t.same(outside, [], size)
      t.same(collisions(texts), [], size)
      t.ok(gzipSync(svg).length < 5000, `${gzipSync(svg).length} bytes over the wire`)
    }
  })

  t.test(`${name}: the picture for link previews is a PNG of 1200 × 630 under 300 KB`, async (t) => {
    const png = drawPng(chart)
    const image = await loadImage(png)
    t.same([image.width, image.height], [1200, 630])
    t.ok(png.length < 300_000, `${png.length} bytes`)
  })
}

const collisions = (texts: ReturnType<typeof textsOf>): string[] =>
  texts.flatMap((one, position) =>
    texts
      .slice(position + 1)
      .filter((two) => Math.abs(one.y - two.y) < Math.min(one.size, two.size) * 0.75)
      .filter((two) => one.left < two.right - 1 && two.left < one.right - 1)
      .map((two) => `${one.text} × ${two.text}`),
  )

t.test('what people wrote stays text', async (t) => {
  const svg = drawSvg(aTrend({ title: 'A & <b>', series: [sumedang, { ...westBandung, label: '<script>"x"&' }] }))
  t.match(svg, '<title>A &amp; &lt;b></title>')
  t.match(svg, '&lt;script>&quot;x&quot;&amp;')
  t.notMatch(svg, '<script')
})

t.test('a phone asks for its own picture at the same address', async (t) => {
  const view = chartView(aTrend(), '/bandingkan/grafik.svg?daerah=32.04')
  t.equal(view.narrowSrc, '/bandingkan/grafik.svg?daerah=32.04&lebar=sempit')
  t.equal(chartView(aTrend(), '/g.svg').narrowSrc, '/g.svg?lebar=sempit')
  t.equal(sizeAsked(chartQuery.parse({ lebar: 'sempit' })), 'narrow')
  t.equal(sizeAsked(chartQuery.parse({})), 'wide')
  t.notOk(chartQuery.safeParse({ lebar: '10000' }).success, 'no other size can be asked for')
  t.match(drawSvg(aTrend(), 'narrow'), `width="${view.narrowWidth}" height="${view.narrowHeight}"`)
  t.match(drawSvg(aTrend()), `width="${view.width}" height="${view.height}"`)
})
