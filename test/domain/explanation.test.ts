import fc from 'fast-check'
import t from 'tap'
import { explain } from '../../src/domain/explanation.ts'
import { formatHundredths, formatMillionths } from '../../src/domain/numbers.ts'
import { score } from '../../src/domain/scoring.ts'
import { everywhere, levels, mixed, pemdi, spbe } from './instruments.ts'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

interface Part {
  readonly code: string
  readonly hundredths: number
}
const same = (a: readonly Part[], b: readonly Part[]): boolean =>
  a.length === b.length &&
  a.every(({ code, hundredths }, at) => b[at]?.code === code && b[at]?.hundredths === hundredths)

t.test('the computation of 2.77 can be followed with a pocket calculator', async (t) => {
  const told = explain(spbe, levels(mixed))
  t.equal(formatMillionths(told.indexMillionths), '2.7655')
  t.equal(formatHundredths(told.indexHundredths), '2.77')
  t.match(told.predicate, { label: 'Baik', minHundredths: 260, maxHundredths: 350 })
  t.equal(told.weightBp, 10_000)
  t.strictSame(
    told.groups.map(({ domain }) => domain?.code),
    ['D1', 'D2', 'D3', 'D4'],
  )
  const planning = told.groups[1]?.aspects[0]
  t.match(planning, {
    code: 'A2',
    title: 'Perencanaan Strategis SPBE',
    weightBp: 1000,
    sumMillionths: 200_000,
    hundredths: 200,
  })
  t.strictSame(
    planning?.indicators.map(({ code, hundredths, weightBp, productMillionths }) => [
      code,
      hundredths,
      weightBp,
      productMillionths,
    ]),
    [11, 12, 13, 14].map((number) => {
      const hundredths = (mixed[number - 1] ?? 0) * 100
      return [`I${number}`, hundredths, 250, hundredths * 250]
    }),
  )
})

t.test('products add up to aspects, aspects to domains, domains to the index', async () => {
  const value = fc.option(fc.integer({ min: 100, max: 500 }))
  for (const instrument of [spbe, pemdi]) {
    const count = instrument.indicators.length
    fc.assert(
      fc.property(fc.array(value, { minLength: count, maxLength: count }), (values) => {
        const told = explain(instrument, values)
        const result = score(instrument, values)
        const aspects = told.groups.flatMap((group) => group.aspects)
        const domains = told.groups.flatMap(({ domain }) => domain ?? [])
        const indicators = aspects.flatMap((aspect) => aspect.indicators)
        return (
          told.indexMillionths === result.indexMillionths &&
          told.indexHundredths === result.indexHundredths &&
          told.predicate === result.predicate &&
          aspects.every((aspect) => aspect.sumMillionths === sum(aspect.indicators.map((i) => i.productMillionths))) &&
          told.indexMillionths === sum(aspects.map((aspect) => aspect.sumMillionths)) &&
          told.groups.every(
            ({ domain, aspects: inside }) =>
              domain === null || domain.sumMillionths === sum(inside.map((aspect) => aspect.sumMillionths)),
          ) &&
          same(result.domains, domains) &&
          same(result.aspects, aspects) &&
          indicators.length === count &&
          indicators.every(({ number, hundredths, missing }, at) => {
            const given = values[at] ?? null
            return number === at + 1 && missing === (given === null) && hundredths === (given ?? 100)
          })
        )
      }),
    )
  }
})

t.test('an instrument without domains is explained by its aspects alone', async (t) => {
  const told = explain(pemdi, everywhere(pemdi, 3))
  t.equal(told.groups.length, 1)
  t.equal(told.groups[0]?.domain, null)
  t.equal(told.groups[0]?.aspects.length, 7)
  t.notMatch(JSON.stringify(told), '"PD"')
})

t.test('what was not answered is named and counted at level 1', async (t) => {
  const told = explain(spbe, everywhere(spbe, 4).with(2, null))
  t.strictSame(told.missing, [3])
  const third = told.groups[0]?.aspects[0]?.indicators[2]
  t.match(third, { code: 'I03', missing: true, hundredths: 100, productMillionths: 13_000 })
})
