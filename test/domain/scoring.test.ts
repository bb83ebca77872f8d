import t from 'tap'
import type { Instrument } from '../../src/domain/instrument.ts'
import { formatHundredths, formatMillionths, halfUp, parseHundredths } from '../../src/domain/numbers.ts'
import { nextBand, predicateOf, score, weightedMean, weightedSum } from '../../src/domain/scoring.ts'
import { everywhere, levels, oracles, pemdi, spbe } from './instruments.ts'

const written = (parts: readonly { readonly code: string; readonly hundredths: number }[]) =>
  Object.fromEntries(parts.map(({ code, hundredths }) => [code, formatHundredths(hundredths)]))

const partsFrom = (
  nodes: readonly { readonly code: string; readonly weightBp: number }[],
  given: Readonly<Record<string, number | string>>,
) =>
  Object.entries(given).map(([code, value]) => {
    const node = nodes.find((candidate) => candidate.code === code)
    const hundredths = parseHundredths(value)
    if (node === undefined || hundredths === null) throw new Error(`${code} ${value} is not in the instrument`)
    return { hundredths, weightBp: node.weightBp }
  })

t.test('nine sets of 47 levels give the index that was computed elsewhere', async (t) => {
  t.equal(oracles.spbe.length, 9)
  for (const { id, levels: given, computed, published } of oracles.spbe) {
    const result = score(spbe, levels(given))
    t.equal(formatMillionths(result.indexMillionths), computed.indexExact, `${id}: exact`)
    t.equal(formatHundredths(result.indexHundredths), computed.index, `${id}: index`)
    t.equal(result.predicate.label, computed.predicate, `${id}: predicate`)
    t.strictSame(written(result.domains), computed.domains, `${id}: domains`)
    t.strictSame(written(result.aspects), computed.aspects, `${id}: aspects`)
    t.strictSame(result.missing, [], `${id}: nothing is missing`)
    if (published) {
      t.strictSame(
        [formatHundredths(result.indexHundredths), result.predicate.label],
        [published.index, published.predicate],
        id,
      )
    }
  }
})

t.test('Pemdi has aspects and no domains', async (t) => {
  t.equal(oracles.pemdi.length, 2)
  for (const { id, values, computed } of oracles.pemdi) {
    const result = score(pemdi, levels(values))
    t.equal(formatMillionths(result.indexMillionths), computed.indexExact, `${id}: exact`)
    t.equal(formatHundredths(result.indexHundredths), computed.index, `${id}: index`)
    t.equal(result.predicate.label, computed.predicate, `${id}: predicate`)
    t.strictSame(written(result.aspects), computed.aspects, `${id}: aspects`)
    t.strictSame(result.domains, [], `${id}: no made-up domain`)
  }
})

t.test('published domain values give the published index', async (t) => {
  t.equal(oracles.spbeDomainLevel.length, 9)
  for (const { id, domains, computedFromRoundedDomains, published } of oracles.spbeDomainLevel) {
    const { sum, weightBp } = weightedSum(partsFrom(spbe.domains, domains))
    const index = halfUp(sum, weightBp)
    t.equal(weightBp, 10_000, `${id}: all domains`)
    t.equal(formatMillionths(sum), computedFromRoundedDomains, `${id}: exact`)
    t.equal(formatHundredths(index), published.index, `${id}: index`)
    t.equal(predicateOf(spbe, index).label, published.predicate, `${id}: predicate`)
  }
})

t.test('the examples printed in the regulation come out as printed', async (t) => {
  t.strictSame(
    oracles.regulationExamples.map(({ id }) => id),
    ['regulasi-tabel-10', 'regulasi-tabel-11'],
  )
  for (const { id, input, expected } of oracles.regulationExamples) {
    const nodes = id === 'regulasi-tabel-10' ? spbe.indicators : spbe.aspects
    t.equal(formatHundredths(weightedMean(partsFrom(nodes, input))), expected, id)
  }
})

t.test('an index of 2.594 is Cukup, though rounding its domains first would make it Baik', async (t) => {
  const given = levels([
    ...[2, 2, 1, 4, 3, 3, 2, 1, 3, 2, 3, 3, 2, 3, 2, 3, 5, 3, 1, 2, 2, 1, 4, 2],
    ...[4, 3, 5, 4, 3, 1, 3, 3, 1, 3, 2, 3, 2, 3, 3, 3, 1, 2, 2, 2, 4, 5, 1],
  ])
  const result = score(spbe, given)
  t.equal(formatMillionths(result.indexMillionths), '2.594')
  t.equal(formatHundredths(result.indexHundredths), '2.59')
  t.equal(result.predicate.code, 'cukup')
  const roundedFirst = result.domains.flatMap(({ code, hundredths }) =>
    partsFrom(spbe.domains, { [code]: hundredths / 100 }),
  )
  t.equal(weightedMean(roundedFirst), 260, 'the trap is real')
  t.equal(predicateOf(spbe, 260).code, 'baik')
})

t.test('a band begins at its lower bound and the highest includes its end', async (t) => {
  const bandsOf = (instrument: Instrument) =>
    instrument.predicates.map(({ minHundredths }) => [
      minHundredths > instrument.minHundredths ? predicateOf(instrument, minHundredths - 1).code : null,
      predicateOf(instrument, minHundredths).code,
    ])
  const names = ['kurang', 'cukup', 'baik', 'sangat-baik', 'memuaskan']
  const expected = names.map((name, at) => [names[at - 1] ?? null, name])
  t.strictSame(bandsOf(spbe), expected)
  t.strictSame(bandsOf(pemdi), expected)
  t.strictSame(
    [spbe, pemdi].map(({ predicates }) => predicates.map(({ minHundredths }) => minHundredths)),
    [
      [100, 180, 260, 350, 420],
      [100, 150, 250, 350, 400],
    ],
  )
  t.equal(predicateOf(spbe, 500).code, 'memuaskan')
  t.throws(() => predicateOf(spbe, 501), RangeError)
  t.throws(() => predicateOf(spbe, 99), RangeError)
  t.throws(() => predicateOf(spbe, Number.NaN), RangeError)
})

t.test('the next band says where it begins and how far that is', async (t) => {
  t.match(nextBand(spbe, 277), { predicate: { label: 'Sangat Baik' }, atHundredths: 350, distanceHundredths: 73 })
  t.match(nextBand(spbe, 259), { predicate: { label: 'Baik' }, atHundredths: 260, distanceHundredths: 1 })
  t.match(nextBand(spbe, 260), { predicate: { label: 'Sangat Baik' }, distanceHundredths: 90 })
  t.match(nextBand(pemdi, 124), { predicate: { label: 'Cukup' }, atHundredths: 150, distanceHundredths: 26 })
  t.equal(nextBand(spbe, 420), null)
  t.equal(nextBand(spbe, 500), null)
})

t.test('a missing answer counts as level 1 and is said to be missing', async (t) => {
  const given = everywhere(spbe, 3)
  const silent = score(spbe, given.with(11, null).with(46, null))
  const lowest = score(spbe, given.with(11, 100).with(46, 100))
  t.strictSame(silent.missing, [12, 47])
  t.strictSame(lowest.missing, [])
  t.strictSame({ ...silent, missing: [] }, lowest)
  t.equal(formatMillionths(score(spbe, everywhere(spbe, null)).indexMillionths), '1')
  t.equal(score(pemdi, everywhere(pemdi, null)).missing.length, 20)
})

t.test('a list that is no assessment of this instrument is never scored', async (t) => {
  t.throws(() => score(spbe, everywhere(pemdi, 3)), { message: /has 47 indicators, got 20 values/ })
  t.throws(() => score(spbe, [...everywhere(spbe, 3), 300]), RangeError)
  t.throws(() => score(spbe, everywhere(spbe, 3).with(4, 501)), { message: /I05/ })
  t.throws(() => score(spbe, everywhere(spbe, 3).with(4, 0)), RangeError)
  t.throws(() => score(spbe, everywhere(spbe, 3).with(4, 250.5)), RangeError)
  t.throws(() => score(spbe, everywhere(spbe, 3).with(4, Number.NaN)), RangeError)
})
