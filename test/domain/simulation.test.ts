import fc from 'fast-check'
import t from 'tap'
import { deviation, seeded } from '../../src/domain/random.ts'
import { score } from '../../src/domain/scoring.ts'
import { type PublishedMeans, type SimulatedRegion, simulatedIndices } from '../../src/domain/simulated-indices.ts'
import { simulatedLevels } from '../../src/domain/simulated-levels.ts'
import { spbe } from './instruments.ts'

const YEARS = [2021, 2022, 2023, 2024, 2025]

const means: PublishedMeans = {
  national: [
    { year: 2021, hundredths: 224 },
    { year: 2023, hundredths: 279 },
    { year: 2025, hundredths: 323 },
  ],
  byType: { kabupaten: [{ year: 2021, hundredths: 211 }], kota: [{ year: 2021, hundredths: 229 }] },
  byProvince: new Map([['32', [{ year: 2023, hundredths: 338 }]]]),
}

/** Four hundred regions in four provinces, every fifth a city. */
const regions: readonly SimulatedRegion[] = Array.from({ length: 400 }, (_, at) => ({
  code: `${[11, 32, 51, 73][at % 4]}.${String(Math.floor(at / 4)).padStart(2, '0')}`,
  type: at % 5 === 0 ? 'kota' : 'kabupaten',
  published: [],
}))

const meanOf = (values: readonly { readonly hundredths: number }[]): number =>
  values.reduce((sum, { hundredths }) => sum + hundredths, 0) / values.length

t.test('any index from 1,00 to 5,00 is reached exactly by whole levels', async () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 500 }), fc.string(), fc.constantFrom(...YEARS), (target, code, year) => {
      const levels = simulatedLevels(spbe, code, year, target)
      return (
        levels.length === 47 &&
        levels.every((level) => [100, 200, 300, 400, 500].includes(level)) &&
        score(spbe, levels).indexHundredths === target
      )
    }),
    { numRuns: 2_000 },
  )
})

t.test('the same region and year always get the same levels, another region others', async (t) => {
  const bandung = simulatedLevels(spbe, '32.04', 2024, 338)
  t.same(simulatedLevels(spbe, '32.04', 2024, 338), bandung)
  t.not(simulatedLevels(spbe, '32.05', 2024, 338).join(), bandung.join())
  // Written down: a change of the simulation changes what people have seen, and should be meant.
  t.equal(bandung.map((level) => level / 100).join(''), '54344432343433334434322333433333435344444333333')
})

t.test('audits lag most, then management; policies and services lead', async (t) => {
  const scores = regions.map(({ code }) => score(spbe, simulatedLevels(spbe, code, 2023, 279)))
  const aspect = (code: string) => {
    const values = scores.flatMap(({ aspects }) => aspects.find((part) => part.code === code) ?? [])
    return meanOf(values)
  }
  const governance = Math.min(aspect('A2'), aspect('A3'), aspect('A4'))
  t.ok(aspect('A6') < aspect('A5'), `ICT audit ${aspect('A6')} below management ${aspect('A5')}`)
  t.ok(aspect('A5') < governance, `management ${aspect('A5')} below governance ${governance}`)
  for (const leading of ['A1', 'A7', 'A8']) t.ok(aspect(leading) > governance, `${leading} ${aspect(leading)} leads`)
})

t.test('policies come earlier than the rest and are caught up with', async (t) => {
  const lead = (year: number) => {
    const scores = regions.map(({ code }) => score(spbe, simulatedLevels(spbe, code, year, 279)))
    return meanOf(scores.flatMap(({ aspects }) => aspects.find(({ code }) => code === 'A1') ?? [])) - 279
  }
  t.ok(lead(2021) > lead(2025) + 20, `${lead(2021)} in 2021, ${lead(2025)} in 2025`)
})

t.test('indices gather around the published means, of the own type where there is one', async (t) => {
  const indices = simulatedIndices(regions, means, YEARS)
  const of = (year: number, type?: SimulatedRegion['type']) =>
    meanOf(
      indices.filter((index) => {
        const region = regions.find(({ code }) => code === index.code)
        return index.year === year && (type === undefined || region?.type === type)
      }),
    )
  t.ok(Math.abs(of(2021, 'kabupaten') - 211) < 2, `regencies 2021: ${of(2021, 'kabupaten')}`)
  t.ok(Math.abs(of(2021, 'kota') - 229) < 2, `cities 2021: ${of(2021, 'kota')}`)
  t.ok(Math.abs(of(2023) - 279) < 2, `all 2023: ${of(2023)}`)
  t.ok(Math.abs(of(2024) - 301) < 2, `between published years on the line: ${of(2024)}`)
  t.ok(of(2025, 'kota') > of(2025, 'kabupaten'), 'cities stay ahead of regencies')
  const west = meanOf(indices.filter(({ code, year }) => year === 2023 && code.startsWith('32')))
  t.ok(west > of(2023) + 30, `a province whose own mean is published above lies above: ${west}`)
})

t.test('a published index is never anything else, and pulls the years around it', async (t) => {
  const known: SimulatedRegion = { code: '32.11', type: 'kabupaten', published: [{ year: 2023, hundredths: 451 }] }
  const others = regions.filter(({ code }) => code !== '32.11')
  const indices = simulatedIndices([...others, known], means, YEARS).filter(({ code }) => code === '32.11')
  t.equal(indices.find(({ year }) => year === 2023)?.hundredths, 451)
  t.ok((indices.find(({ year }) => year === 2025)?.hundredths ?? 0) > 451)
})

t.test('regions differ widely, and most rise from year to year', async (t) => {
  const indices = simulatedIndices(regions, means, YEARS)
  const of2023 = indices.filter(({ year }) => year === 2023).map(({ hundredths }) => hundredths)
  t.ok(Math.max(...of2023) - Math.min(...of2023) > 200, 'more than two levels between the first and the last')
  const steps = indices.flatMap(({ code, year, hundredths }) => {
    const next = indices.find((other) => other.code === code && other.year === year + 1)
    return next ? [next.hundredths - hundredths] : []
  })
  const rising = steps.filter((step) => step > 0).length / steps.length
  t.ok(rising > 0.85 && rising < 1, `${Math.round(rising * 100)}% of the steps rise`)
})

t.test('seeded numbers lie from 0 to under 1, spread evenly, and deviate by what was asked', async (t) => {
  const draw = seeded('Kabupaten Sumedang')
  const numbers = Array.from({ length: 20_000 }, draw)
  t.ok(numbers.every((number) => number >= 0 && number < 1))
  for (const tenth of Array(10).keys()) {
    const share = numbers.filter((number) => Math.floor(number * 10) === tenth).length / numbers.length
    t.ok(Math.abs(share - 0.1) < 0.01, `${share} between ${tenth / 10} and ${(tenth + 1) / 10}`)
  }
  const away = Array.from({ length: 20_000 }, () => deviation(draw, 50))
  const spread = Math.sqrt(away.reduce((sum, value) => sum + value ** 2, 0) / away.length)
  t.ok(Math.abs(spread - 50) < 1, `spread ${spread}`)
  t.ok(away.every((value) => Math.abs(value) <= 150))
  t.not(seeded('Kabupaten Garut')(), seeded('Kabupaten Sumedang')())
})
