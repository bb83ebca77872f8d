import fc from 'fast-check'
import t from 'tap'
import {
  formatHundredths,
  formatMillionths,
  halfUp,
  indexPoints,
  parseHundredths,
  parseHundredthsLocal,
} from '../../src/domain/numbers.ts'

t.test('a decimal is read from its shortest form, number or text alike', async (t) => {
  for (const [input, hundredths] of [
    ['3', 300],
    ['3.5', 350],
    ['3.50', 350],
    ['3.500', 350],
    ['0', 0],
    ['1.005000', null],
    [3, 300],
    [3.5, 350],
    [2.77, 277],
    [4.35, 435],
    [1.1, 110],
    [0.29, 29],
    [5, 500],
  ] as const) {
    t.equal(parseHundredths(input), hundredths, `${typeof input} ${input}`)
  }
})

t.test('what is no plain decimal of two places is not read', async (t) => {
  const strangers = [
    '',
    ' ',
    '3 ',
    '3,5',
    '+3',
    '-3',
    '03',
    '.5',
    '3.',
    '3e0',
    '0x3',
    '٣',
    '３',
    'tiga',
    'NaN',
    '1_0',
    '2.594',
  ]
  for (const input of [
    ...strangers,
    '9'.repeat(400),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -1,
    2.594,
    1e-7,
    1e-300,
    1e21,
    0.1 + 0.2,
  ]) {
    t.equal(parseHundredths(input), null, `${typeof input} ${String(input).slice(0, 30)}`)
  }
})

t.test('people may type a decimal comma and leave spaces', async (t) => {
  t.equal(parseHundredthsLocal('3,5'), 350)
  t.equal(parseHundredthsLocal(' 2,77\u00a0'), 277)
  t.equal(parseHundredthsLocal('3.5\r'), 350)
  t.equal(parseHundredthsLocal('1,234,5'), null)
  t.equal(parseHundredthsLocal('1.234,5'), null)
  t.equal(parseHundredthsLocal(',5'), null)
  t.equal(parseHundredthsLocal(''), null)
})

t.test('hundredths are written with two decimals, differences with their sign', async (t) => {
  t.equal(formatHundredths(277), '2.77')
  t.equal(formatHundredths(300), '3.00')
  t.equal(formatHundredths(5), '0.05')
  t.equal(formatHundredths(-67), '-0.67')
  t.equal(formatHundredths(0), '0.00')
})

t.test('an exact index is written without trailing zeros', async (t) => {
  t.equal(formatMillionths(2_765_500), '2.7655')
  t.equal(formatMillionths(1_000_000), '1')
  t.equal(formatMillionths(2_600_000), '2.6')
  t.equal(formatMillionths(3_189_950), '3.18995')
  t.equal(formatMillionths(-65_000), '-0.065')
  t.equal(formatMillionths(1), '0.000001')
  t.equal(formatMillionths(0), '0')
})

t.test('index points of a column have four decimals, more where there are more', async (t) => {
  t.equal(indexPoints(30_000), '0.0300')
  t.equal(indexPoints(27_500), '0.0275')
  t.equal(indexPoints(3_189_950), '3.18995')
  t.equal(indexPoints(1_000_001), '1.000001')
  t.equal(indexPoints(0), '0.0000')
})

t.test('what was written is read back unchanged', async () => {
  fc.assert(
    fc.property(fc.nat({ max: 1_000_000 }), (hundredths) => {
      return (
        parseHundredths(formatHundredths(hundredths)) === hundredths && parseHundredths(hundredths / 100) === hundredths
      )
    }),
  )
})

t.test('half a unit goes up, less goes down', async (t) => {
  t.equal(halfUp(5, 10), 1)
  t.equal(halfUp(4, 10), 0)
  t.equal(halfUp(2_595_000, 10_000), 260)
  t.equal(halfUp(2_594_999, 10_000), 259)
  t.equal(halfUp(3, 2), 2)
  t.equal(halfUp(1, 3), 0)
  t.equal(halfUp(0, 7), 0)
})

t.test('rounding is exact for every pair of safe integers', async () => {
  const safe = { max: Number.MAX_SAFE_INTEGER }
  const pair = fc.tuple(fc.maxSafeNat(), fc.oneof(fc.integer({ min: 1, ...safe }), fc.integer({ min: 1, max: 20_000 })))
  fc.assert(
    fc.property(pair, ([numerator, denominator]) => {
      const [n, d] = [BigInt(numerator), BigInt(denominator)]
      return BigInt(halfUp(numerator, denominator)) === (2n * n + d) / (2n * d)
    }),
    { numRuns: 2000 },
  )
})

t.test('rounding refuses what it could not do exactly', async (t) => {
  t.throws(() => halfUp(-1, 2), RangeError)
  t.throws(() => halfUp(1, 0), RangeError)
  t.throws(() => halfUp(0.5, 1), RangeError)
  t.throws(() => halfUp(2 ** 53, 2), RangeError)
})
