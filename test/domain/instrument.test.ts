import t from 'tap'
import { contentHash } from '../../src/domain/content-hash.ts'
import { comparableInstruments, parseInstrument } from '../../src/domain/instrument.ts'
import { contentOf, PEMDI, pemdi, SPBE, spbe, spoiled } from './instruments.ts'

const FIRST = ['domains', 0, 'aspects', 0, 'indicators', 0] as const

/** A valid file in which indicator 1 gives a tenth of a percent to indicator 2. */
const lighter = (): unknown => {
  const content = spoiled(SPBE, [...FIRST, 'weightBp'], 120)
  const changes: readonly (readonly [number, string, number])[] = [
    [0, 'weight', 1.2],
    [1, 'weightBp', 140],
    [1, 'weight', 1.4],
  ]
  return changes.reduce((spoilt, [at, key, value]) => {
    return spoiled(spoilt, ['domains', 0, 'aspects', 0, 'indicators', at, key], value)
  }, content)
}

const turnedAround = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turnedAround)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turnedAround(member)]),
  )
}

t.test('SPBE has 4 domains, 8 aspects and 47 indicators of whole levels', async (t) => {
  t.equal(spbe.id, 'permenpanrb-59-2020')
  t.strictSame([spbe.domains.length, spbe.aspects.length, spbe.indicators.length], [4, 8, 47])
  t.strictSame([spbe.minHundredths, spbe.maxHundredths, spbe.stepHundredths], [100, 500, 100])
  t.equal(spbe.supersededBy, 'permenpanrb-8-2026')
  t.equal(spbe.validTo, null)
  t.strictSame(
    spbe.indicators.map(({ number }) => number),
    Array.from({ length: 47 }, (_, at) => at + 1),
  )
  t.match(spbe.indicators[0], { code: 'I01', aspectCode: 'A1', domainCode: 'D1', weightBp: 130, externalIndex: null })
})

t.test('Pemdi has 7 aspects and 20 indicators of two decimals, and no domain', async (t) => {
  t.strictSame([pemdi.domains.length, pemdi.aspects.length, pemdi.indicators.length], [0, 7, 20])
  t.equal(pemdi.stepHundredths, 1)
  t.ok(pemdi.aspects.every(({ domainCode }) => domainCode === null))
  t.ok(pemdi.indicators.every(({ domainCode }) => domainCode === null))
  t.notMatch(JSON.stringify(pemdi), '"PD"')
  t.strictSame([pemdi.validFrom, pemdi.technicalGuideline, pemdi.rules], [null, null, []])
  t.equal(pemdi.provenance.officialTextRead, false)
  t.ok(pemdi.provenance.unsure.length > 0)
  t.equal(pemdi.indicators.filter(({ externalIndex }) => externalIndex !== null).length, 7)
  t.equal(pemdi.indicators.filter(({ externalIndex }) => externalIndex?.mode === 'supporting').length, 3)
  t.ok(pemdi.indicators.every(({ criteriaConfidence }) => criteriaConfidence !== null))
})

t.test('weights of every instrument sum to the whole, at every height', async (t) => {
  for (const instrument of [spbe, pemdi]) {
    const weight = (nodes: readonly { readonly weightBp: number }[]) =>
      nodes.reduce((sum, node) => sum + node.weightBp, 0)
    t.equal(weight(instrument.indicators), 10_000)
    t.equal(weight(instrument.aspects), 10_000)
    for (const { code, weightBp } of instrument.aspects) {
      t.equal(weight(instrument.indicators.filter(({ aspectCode }) => aspectCode === code)), weightBp, code)
    }
    for (const { code, weightBp } of instrument.domains) {
      t.equal(weight(instrument.aspects.filter(({ domainCode }) => domainCode === code)), weightBp, code)
    }
  }
})

t.test('every level has its names and every evidence item its own id', async (t) => {
  for (const instrument of [spbe, pemdi]) {
    const levels = instrument.indicators.flatMap((indicator) => indicator.levels)
    t.equal(levels.length, instrument.indicators.length * 5)
    t.ok(levels.every(({ level, labelEn, label }) => level >= 1 && level <= 5 && labelEn !== label))
    const ids = levels.flatMap(({ evidence }) => evidence.map(({ id }) => id))
    t.equal(new Set(ids).size, ids.length)
  }
  const third = spbe.indicators[0]?.levels[2]
  t.equal(third?.label, 'Terdefinisi')
  t.equal(third?.labelEn, 'Defined')
  t.equal(third?.evidence[1]?.id, 'I01.3.2')
  t.equal(spbe.indicators[46]?.levels[0]?.label, 'Informasi', 'services have names of their own')
})

t.test('an agency names the service of three indicators only', async (t) => {
  const named = spbe.indicators.filter(({ namesService }) => namesService)
  t.strictSame(
    named.map(({ code }) => code),
    ['I45', 'I46', 'I47'],
  )
  t.ok(named.every(({ levelType }) => levelType === 'service'))
  t.notOk(pemdi.indicators.some(({ namesService }) => namesService))
})

t.test('the same content has the same hash, however it is laid out', async (t) => {
  t.equal(contentHash({ a: 1, b: [{ d: null, c: 'é' }] }), contentHash({ b: [{ c: 'é', d: null }], a: 1 }))
  t.equal(contentHash(turnedAround(contentOf(SPBE))), contentHash(contentOf(SPBE)))
  t.not(JSON.stringify(turnedAround(contentOf(SPBE))), JSON.stringify(contentOf(SPBE)), 'the order did change')
  t.match(contentHash(contentOf(SPBE)), /^[0-9a-f]{64}$/)
  t.equal(contentHash({}), '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
})

t.test('other content has another hash', async (t) => {
  t.not(contentHash(contentOf(SPBE)), contentHash(contentOf(PEMDI)))
  t.not(contentHash(spoiled(SPBE, [...FIRST, 'guidance'], 'Lain')), contentHash(contentOf(SPBE)))
  t.not(contentHash([1, 2]), contentHash([2, 1]), 'the order of a list has a meaning')
  t.not(contentHash({ a: '1' }), contentHash({ a: 1 }))
  t.not(contentHash({ a: null }), contentHash({}))
  t.not(contentHash(JSON.parse('{"__proto__":{"a":1}}')), contentHash({}))
})

t.test('a line is drawn on through new wording, and broken by new weights, bands or indicators', async (t) => {
  const version = (path: readonly (string | number)[], value: unknown) =>
    parseInstrument(spoiled(SPBE, path, value), SPBE)
  t.ok(comparableInstruments(spbe, spbe))
  t.ok(comparableInstruments(spbe, version([...FIRST, 'title'], 'Arsitektur')))
  t.ok(comparableInstruments(spbe, version([...FIRST, 'levels', 0, 'criteria'], 'Lebih jelas')))
  t.notOk(comparableInstruments(spbe, pemdi))
  t.notOk(comparableInstruments(spbe, version([...FIRST, 'code'], 'I99')))
  t.notOk(comparableInstruments(spbe, version(['scoring', 'step'], 0.01)))

  const otherWeights = parseInstrument(lighter(), SPBE)
  t.equal(otherWeights.indicators[0]?.weightBp, 120)
  t.notOk(comparableInstruments(spbe, otherWeights))

  const bands = {
    ...spbe,
    predicates: spbe.predicates.map((band) => ({ ...band, minHundredths: band.minHundredths + 1 })),
  }
  t.notOk(comparableInstruments(spbe, bands))
})

t.test('another regulation with the same codes is comparable only if it names the same things', async (t) => {
  const heir = parseInstrument(spoiled(SPBE, ['id'], 'permenpanrb-1-2030'), SPBE)
  t.ok(comparableInstruments(spbe, heir))
  const [first, ...rest] = heir.indicators
  t.ok(first)
  const renamed = { ...heir, indicators: first ? [{ ...first, title: 'Kecerdasan Artifisial' }, ...rest] : [] }
  t.notOk(comparableInstruments(spbe, renamed))
})
