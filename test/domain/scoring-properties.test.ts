import fc from 'fast-check'
import t from 'tap'
import { z } from 'zod'
import type { Instrument } from '../../src/domain/instrument.ts'
import { predicateOf, score, type Values } from '../../src/domain/scoring.ts'
import { contentOf, PEMDI, pemdi, SPBE, spbe } from './instruments.ts'

/** An exact fraction; the denominator is positive. */
interface Rational {
  readonly n: bigint
  readonly d: bigint
}

const weighted = z.object({ code: z.string(), weight: z.number() })
const tree = z.object({
  domains: z.array(
    weighted.extend({
      aspects: z.array(weighted.extend({ indicators: z.array(weighted.extend({ number: z.number() })) })),
    }),
  ),
})

const plus = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
const times = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })
const over = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d, d: a.d * b.n })
const atLeast = (a: Rational, b: Rational): boolean => a.n * b.d >= b.n * a.d
const hundredthsOf = ({ n, d }: Rational): number => Number((n * 200n + d) / (2n * d))
const decimal = (value: number): Rational => ({ n: BigInt(Math.round(value * 100)), d: 100n })
const zero: Rational = { n: 0n, d: 1n }

/** The formulas as the regulation writes them, in fractions, from the printed percentages: indicator → aspect → domain → index. */
const byTheBook = (content: unknown, values: Values) => {
  const mean = (parts: readonly { readonly weight: number; readonly value: Rational }[], whole: number): Rational =>
    over(
      parts.reduce((sum, part) => plus(sum, times(part.value, decimal(part.weight))), zero),
      decimal(whole),
    )
  const domains = tree.parse(content).domains.map(({ code, weight, aspects: inside }) => {
    const aspects = inside.map((aspect) => ({
      code: aspect.code,
      weight: aspect.weight,
      value: mean(
        aspect.indicators.map((indicator) => ({
          weight: indicator.weight,
          value: { n: BigInt(values[indicator.number - 1] ?? 100), d: 100n },
        })),
        aspect.weight,
      ),
    }))
    return { code, weight, aspects, value: mean(aspects, weight) }
  })
  return { domains, aspects: domains.flatMap((domain) => domain.aspects), index: mean(domains, 100) }
}

const anyValues = (instrument: Instrument): fc.Arbitrary<Values> => {
  const { indicators, minHundredths, maxHundredths, stepHundredths: step } = instrument
  const value = fc.integer({ min: minHundredths / step, max: maxHundredths / step }).map((steps) => steps * step)
  const length = { minLength: indicators.length, maxLength: indicators.length }
  return fc.array(fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) }), length)
}

const instruments = [
  { instrument: spbe, content: contentOf(SPBE) },
  { instrument: pemdi, content: contentOf(PEMDI) },
]

const bandNumber = (instrument: Instrument, hundredths: number): number =>
  instrument.predicates.indexOf(predicateOf(instrument, hundredths))

for (const { instrument, content } of instruments) {
  t.test(`${instrument.id}: every score is the fraction of the regulation, rounded once`, async () => {
    fc.assert(
      fc.property(anyValues(instrument), (values) => {
        const book = byTheBook(content, values)
        const result = score(instrument, values)
        const parts = [...result.domains, ...result.aspects]
        const expected = instrument.domains.length > 0 ? [...book.domains, ...book.aspects] : book.aspects
        return (
          BigInt(result.indexMillionths) * book.index.d === book.index.n * 1_000_000n &&
          result.indexHundredths === hundredthsOf(book.index) &&
          parts.length === expected.length &&
          expected.every(
            ({ code, value }, at) => parts[at]?.code === code && parts[at]?.hundredths === hundredthsOf(value),
          )
        )
      }),
      { numRuns: 500 },
    )
  })

  t.test(`${instrument.id}: the predicate is the one whose bound the two-decimal index reaches`, async () => {
    const bands = instrument.predicates
    fc.assert(
      fc.property(anyValues(instrument), (values) => {
        const published = { n: BigInt(hundredthsOf(byTheBook(content, values).index)), d: 100n }
        const reached = bands.filter(({ minHundredths }) => atLeast(published, { n: BigInt(minHundredths), d: 100n }))
        return score(instrument, values).predicate === reached.at(-1)
      }),
      { numRuns: 500 },
    )
  })

  t.test(`${instrument.id}: a higher value never lowers any score`, async () => {
    const place = fc.nat({ max: instrument.indicators.length - 1 })
    fc.assert(
      fc.property(anyValues(instrument), place, (values, at) => {
        const before = values[at] ?? instrument.minHundredths
        const raised = Math.min(before + instrument.stepHundredths, instrument.maxHundredths)
        const [low, high] = [score(instrument, values), score(instrument, values.with(at, raised))]
        const gain = (raised - before) * (instrument.indicators[at]?.weightBp ?? Number.NaN)
        return (
          high.indexMillionths - low.indexMillionths === gain &&
          high.indexHundredths >= low.indexHundredths &&
          high.aspects.every((aspect, a) => aspect.hundredths >= (low.aspects[a]?.hundredths ?? Number.NaN)) &&
          bandNumber(instrument, high.indexHundredths) >= bandNumber(instrument, low.indexHundredths)
        )
      }),
      { numRuns: 300 },
    )
  })

  t.test(`${instrument.id}: silence scores exactly like level 1`, async () => {
    fc.assert(
      fc.property(anyValues(instrument), (values) => {
        const silent = score(instrument, values)
        const spoken = score(
          instrument,
          values.map((value) => value ?? 100),
        )
        return (
          silent.indexMillionths === spoken.indexMillionths &&
          silent.missing.length === values.filter((value) => value === null).length &&
          silent.missing.every((number) => values[number - 1] === null)
        )
      }),
    )
  })
}
