import t from 'tap'
import { mixed, oracles } from '../domain/instruments.ts'
import { anApp } from '../support/app.ts'
import { PEMDI, SPBE } from '../support/assessments.ts'

const parts = (given: Readonly<Record<string, string>>) =>
  Object.entries(given).map(([code, value]) => ({ code, value }))

t.test('scores as JSON', async (t) => {
  const { anyone, app } = await anApp(t)
  const scores = (instrument: unknown, values: unknown) => anyone.call('POST', '/scores', { instrument, values })
  const errorsOf = async (instrument: unknown, values: unknown) => {
    const answer = await scores(instrument, values)
    t.equal(answer.statusCode, 422)
    t.match(answer.headers['content-type'], 'application/problem+json')
    return answer.json().errors
  }

  await t.test('every oracle comes out as computed independently', async (t) => {
    const cases = [
      ...oracles.spbe.map(({ id, levels, computed }) => ({ id, instrument: SPBE, values: levels, computed })),
      ...oracles.pemdi.map(({ id, values, computed }) => ({ id, instrument: PEMDI, values, computed })),
    ]
    t.ok(cases.length > 10)
    for (const { id, instrument, values, computed: wanted } of cases) {
      const answer = await scores(instrument, values)
      const { index, indexExact, predicate, domains, aspects } = wanted
      const { PD: synthetic, ...shown } = domains
      const expected = { index, indexExact, predicate, domains: parts(shown), aspects: parts(aspects) }
      t.equal(synthetic === undefined, instrument === SPBE, 'the made-up domain of Pemdi is never shown')
      t.same(answer.json(), expected, id)
    }
  })

  await t.test('a number and its decimal string are the same value', async (t) => {
    const strings = (await scores(PEMDI, Array(20).fill('3.10'))).json()
    t.same(strings, (await scores(PEMDI, Array(20).fill(3.1))).json())
    t.equal(strings.index, '3.10')
  })

  await t.test('each bad value is named', async (t) => {
    const values: unknown[] = [...mixed]
    values.splice(0, 6, 0, 6, 2.5, 'tinggi', null, '3,0')
    t.match(await errorsOf(SPBE, values), [
      { field: 'values.0', code: 'range', message: /Indikator 1 .*“0” di luar 1 sampai 5/ },
      { field: 'values.1', code: 'range' },
      { field: 'values.2', code: 'step', message: /“2.5” bukan tingkat bulat/ },
      { field: 'values.3', code: 'notANumber', message: /“tinggi” bukan angka/ },
      { field: 'values.4', code: 'missing' },
      { field: 'values.5', code: 'notANumber' },
    ])
  })

  await t.test('46, 48 and 10,000 values are refused with the count', async (t) => {
    for (const count of [46, 48, 10_000]) {
      const errors = await errorsOf(SPBE, Array(count).fill(3))
      t.match(errors, [{ field: 'values', code: 'count', message: new RegExp(`Diberikan ${count} nilai`) }])
    }
    t.ok((await errorsOf(SPBE, Array(10_000).fill('x'))).length <= 100)
  })

  await t.test('an unknown instrument, a missing or a foreign field is refused', async (t) => {
    const [unknown] = await errorsOf('permenpanrb-1-1999', mixed)
    t.match(unknown, { field: 'instrument', code: 'unknown', message: /“permenpanrb-1-1999” tidak dikenal/ })
    t.match(unknown.message, '/api/v1/instruments', 'it says where to look')
    t.notMatch(unknown.message, 'di bawah', 'an answer has nothing below')
    t.match(await errorsOf(undefined, mixed), [{ field: 'instrument' }])
    t.match(await errorsOf(SPBE, 'banyak'), [{ field: 'values' }])
    const answer = await anyone.call('POST', '/scores', { instrument: SPBE, values: mixed, year: 2024 })
    t.equal(answer.statusCode, 422)
    t.match(answer.json().errors, [{ field: 'year' }])
  })

  await t.test('messages follow Accept-Language', async (t) => {
    const headers = { 'accept-language': 'en' }
    const payload = { instrument: SPBE, values: [6, ...mixed.slice(1)] }
    const answer = await app.inject({ method: 'POST', url: '/api/v1/scores', headers, payload })
    t.match(
      answer.json().errors[0].message,
      /Indicator 1 \(Internal Policy on SPBE Architecture\): “6” is not within 1 to 5/,
    )
  })

  await t.test('a program without a browser may ask', async (t) => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/v1/scores',
      payload: { instrument: SPBE, values: mixed },
    })
    t.equal(answer.json().index, '2.77')
  })
})
