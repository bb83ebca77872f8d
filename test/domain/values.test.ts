import t from 'tap'
import { checkValues, type ValueError } from '../../src/domain/values.ts'
import { everywhere, pemdi, spbe } from './instruments.ts'

const threes = (count: number): unknown[] => Array.from({ length: count }, () => 3)

const errorsOf = (
  raw: readonly unknown[],
  instrument = spbe,
  reading: 'api' | 'form' = 'api',
): readonly ValueError[] => {
  const checked = checkValues(instrument, raw, reading)
  return checked.ok ? [] : checked.errors
}

t.test('numbers and decimal strings are the same values', async (t) => {
  t.strictSame(checkValues(spbe, threes(47)), { ok: true, values: everywhere(spbe, 3) })
  t.strictSame(checkValues(spbe, threes(47).fill('3')), { ok: true, values: everywhere(spbe, 3) })
  t.strictSame(checkValues(spbe, threes(47).fill('3.00')), { ok: true, values: everywhere(spbe, 3) })
  t.strictSame(checkValues(pemdi, threes(20).fill(2.77)), { ok: true, values: everywhere(pemdi, 2.77) })
  t.strictSame(checkValues(pemdi, threes(20).fill('2.77')), { ok: true, values: everywhere(pemdi, 2.77) })
})

t.test('too few or too many values are counted', async (t) => {
  for (const count of [0, 46, 48]) {
    t.strictSame(errorsOf(threes(count)), [
      { field: 'values', number: null, indicator: null, code: 'count', given: String(count) },
    ])
  }
})

t.test('each bad value is named with its indicator', async (t) => {
  const raw = threes(47).with(0, 0).with(11, 6).with(20, 2.5).with(30, 'tiga').with(44, null).with(46, true)
  t.strictSame(errorsOf(raw), [
    { field: 'values.0', number: 1, indicator: 'I01', code: 'range', given: '0' },
    { field: 'values.11', number: 12, indicator: 'I12', code: 'range', given: '6' },
    { field: 'values.20', number: 21, indicator: 'I21', code: 'step', given: '2.5' },
    { field: 'values.30', number: 31, indicator: 'I31', code: 'notANumber', given: 'tiga' },
    { field: 'values.44', number: 45, indicator: 'I45', code: 'missing', given: 'null' },
    { field: 'values.46', number: 47, indicator: 'I47', code: 'notANumber', given: 'true' },
  ])
})

t.test('what is wrong with a value is said precisely', async (t) => {
  const codeOf = (value: unknown, instrument = pemdi) =>
    errorsOf(threes(instrument.indicators.length).with(3, value), instrument)[0]?.code ?? 'fine'
  for (const [value, pemdiCode, spbeCode] of [
    [1, 'fine', 'fine'],
    [5, 'fine', 'fine'],
    ['4.99', 'fine', 'step'],
    ['5.00', 'fine', 'fine'],
    ['5.001', 'range', 'range'],
    [5.01, 'range', 'range'],
    ['0.99', 'range', 'range'],
    ['0.999', 'range', 'range'],
    [-3, 'range', 'range'],
    [1e21, 'range', 'range'],
    [1e-7, 'range', 'range'],
    [2.594, 'step', 'step'],
    ['2.5940', 'step', 'step'],
    [`3.${'0'.repeat(200)}1`, 'step', 'step'],
    ['3,5', 'notANumber', 'notANumber'],
    [' 3', 'notANumber', 'notANumber'],
    ['', 'missing', 'missing'],
    [undefined, 'missing', 'missing'],
    [Number.NaN, 'notANumber', 'notANumber'],
    [['3'], 'notANumber', 'notANumber'],
    [{ toString: () => '3' }, 'notANumber', 'notANumber'],
  ] as const) {
    const name = String(value).slice(0, 20)
    t.equal(codeOf(value), pemdiCode, `Pemdi: ${name}`)
    t.equal(codeOf(value, spbe), spbeCode, `SPBE: ${name}`)
  }
})

t.test('a form may leave blanks and write decimals with a comma', async (t) => {
  const typed = threes(20).fill('3,5').with(4, '').with(5, ' 2.25 ').with(6, '   ')
  const values = everywhere(pemdi, 3.5).with(4, null).with(5, 225).with(6, null)
  t.strictSame(checkValues(pemdi, typed, 'form'), { ok: true, values })
  t.strictSame(
    errorsOf(threes(47).fill('3').with(1, '3,5').with(2, 'x'), spbe, 'form').map(({ field, code, given }) => [
      field,
      code,
      given,
    ]),
    [
      ['values.1', 'step', '3,5'],
      ['values.2', 'notANumber', 'x'],
    ],
  )
})

t.test('ten thousand bad values are answered briefly, without reading them all', async (t) => {
  let reads = 0
  const flood = new Proxy(
    Array.from({ length: 10_000 }, () => 'x'.repeat(10_000)),
    {
      get: (target, key, receiver) => {
        reads += 1
        return Reflect.get(target, key, receiver)
      },
    },
  )
  const errors = errorsOf(flood)
  t.equal(errors.length, 48)
  t.equal(errors[0]?.code, 'count')
  t.equal(errors[0]?.given, '10000')
  t.ok(reads < 500, `${reads} reads`)
  t.ok(JSON.stringify(errors).length < 10_000, 'the answer is small')
})

t.test('a long or strange value is repeated shortened', async (t) => {
  const givenOf = (value: unknown) => errorsOf(threes(47).with(0, value))[0]?.given
  t.equal(givenOf('a'.repeat(1000)), `${'a'.repeat(40)}…`)
  t.equal(givenOf('😀'.repeat(1000)), `${'😀'.repeat(40)}…`)
  t.equal(givenOf(['3', '4']), '[…]')
  t.equal(givenOf({ a: 1 }), '{…}')
})
