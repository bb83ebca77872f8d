import { readFileSync } from 'node:fs'
import t from 'tap'
import { z } from 'zod'
import { anApp } from '../support/app.ts'

const SPBE = 'permenpanrb-59-2020'
const PEMDI = 'permenpanrb-8-2026'
const KALKULATOR = `/kalkulator?instrumen=${SPBE}&nilai=`

const computed = z.object({
  index: z.string(),
  indexExact: z.string(),
  predicate: z.string(),
  domains: z.record(z.string(), z.string()).default({}),
  aspects: z.record(z.string(), z.string()),
})
const oracles = z
  .object({
    spbe: z.array(z.object({ id: z.string(), levels: z.array(z.number()), computed })),
    pemdi: z.array(z.object({ id: z.string(), values: z.array(z.number()), computed })),
  })
  .parse(JSON.parse(readFileSync('test/support/fixtures/oracles.json', 'utf8')))

const MIXED = oracles.spbe.find(({ id }) => id === 'oracle-mixed')?.levels ?? []
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
    const values: unknown[] = [...MIXED]
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
    t.match(await errorsOf('permenpanrb-1-1999', MIXED), [{ field: 'instrument', code: 'unknown' }])
    t.match(await errorsOf(undefined, MIXED), [{ field: 'instrument' }])
    t.match(await errorsOf(SPBE, 'banyak'), [{ field: 'values' }])
    const answer = await anyone.call('POST', '/scores', { instrument: SPBE, values: MIXED, year: 2024 })
    t.equal(answer.statusCode, 422)
    t.match(answer.json().errors, [{ field: 'year' }])
  })

  await t.test('messages follow Accept-Language', async (t) => {
    const headers = { 'accept-language': 'en' }
    const payload = { instrument: SPBE, values: [6, ...MIXED.slice(1)] }
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
      payload: { instrument: SPBE, values: MIXED },
    })
    t.equal(answer.json().index, '2.77')
  })
})

t.test('the calculator', async (t) => {
  const { get } = await anApp(t)
  const errorsIn = (body: string) =>
    [...body.matchAll(/<li><a href="(#[^"]+)">([^<]+)<\/a><\/li>/g)].map(([, to, text]) => `${to} ${text}`)

  await t.test('asks for the 47 values of the instrument whose criteria are certain', async (t) => {
    const { statusCode, body } = await get('/kalkulator')
    t.equal(statusCode, 200)
    t.same(body.match(/role="radiogroup"/g)?.length, 47)
    t.notMatch(body, 'id="hasil"')
    t.notMatch(body, 'Kriteria sementara')
  })

  await t.test('shows index, predicate, distance and computation of the values in the address', async (t) => {
    const { statusCode, body } = await get(KALKULATOR + MIXED.join(','))
    t.equal(statusCode, 200)
    t.match(body, '<strong>2,77</strong> <span class="predicate">Baik</span>')
    t.match(body, '0,73 lagi menuju predikat Sangat Baik (3,50)')
    t.match(body, '2,7655 → <strong>2,77</strong>')
    t.match(body, 'bukan hasil resmi')
    t.match(body, /name="n3" value="4" checked/)
    t.notMatch(body, 'belum diisi dan dihitung')
    const english = (await get(`/en${KALKULATOR}${MIXED.join(',')}`)).body
    t.match(english, '<strong>2.77</strong> <span class="predicate">Good</span>')
  })

  await t.test(
    'marks the published index of the reference with its source, and never a value per indicator',
    async (t) => {
      const { body } = await get(KALKULATOR + MIXED.join(','))
      t.match(body, 'Rujukan: Sumedang 4,51 (2024)')
      t.match(body, /Sumber: <a href="https:[^"]+" rel="noopener">/)
      t.equal(body.match(/Rujukan: Sumedang/g)?.length, 1)
      const pemdi = (await get(`/kalkulator?instrumen=${PEMDI}&nilai=${Array(20).fill('2.5').join(',')}`)).body
      t.notMatch(pemdi, 'Sumedang 4,51')
      t.match(pemdi, 'Kriteria sementara.')
    },
  )

  await t.test('says which answers are missing and counts them as level 1', async (t) => {
    const { body } = await get(KALKULATOR + [...MIXED.slice(0, 44), '', '', ''].join(','))
    t.match(body, '3 indikator belum diisi dan dihitung tingkat 1: 45–47.')
    const none = (await get(KALKULATOR + ','.repeat(46))).body
    t.match(none, '<strong>1,00</strong> <span class="predicate">Kurang</span>')
    t.match(none, '47 indikator belum diisi dan dihitung tingkat 1: 1–47.')
  })

  await t.test('the highest band has none above it', async (t) => {
    const { body } = await get(KALKULATOR + Array(47).fill(5).join(','))
    t.match(body, 'Ini predikat tertinggi.')
  })

  await t.test('chosen levels lead to the address that carries them', async (t) => {
    const chosen = MIXED.map((level, at) => `n${at + 1}=${at === 46 ? '' : level}`).join('&')
    const answer = await get(`/en/kalkulator?instrumen=${SPBE}&${chosen}`)
    t.equal(answer.statusCode, 303)
    t.equal(answer.headers.location, `/en${KALKULATOR}${[...MIXED.slice(0, 46), ''].join(',')}#hasil`)
  })

  await t.test('a pasted column leads to the same address, decimal commas included', async (t) => {
    const paste = (instrument: string, text: string) =>
      get(`/kalkulator?instrumen=${instrument}&tempel=${encodeURIComponent(text)}`)
    const spbe = await paste(SPBE, `${MIXED.join('\r\n')}\r\n`)
    t.equal(spbe.headers.location, `${KALKULATOR}${MIXED.join(',')}#hasil`)
    const pemdi = await paste(PEMDI, Array(20).fill('3,25').join('\t'))
    t.equal(pemdi.headers.location, `/kalkulator?instrumen=${PEMDI}&nilai=${Array(20).fill('3.25').join(',')}#hasil`)
  })

  await t.test('bad values are all named and the typed list is kept', async (t) => {
    const list = ['0', '6', '2.5', 'tinggi', ...MIXED.slice(4)].join(',')
    const { statusCode, body } = await get(KALKULATOR + list)
    t.equal(statusCode, 422)
    const errors = errorsIn(body)
    t.equal(errors.length, 4)
    t.match(errors[0], /^#n1 Indikator 1 .*“0” di luar 1 sampai 5/)
    t.match(errors[2], /^#n3 .*bukan tingkat bulat/)
    t.match(errors[3], /^#n4 .*bukan angka/)
    t.match(body, `>\n${list}</textarea>`)
    t.match(body, /name="n5" value="2" checked/)
    t.notMatch(body, 'id="hasil"')
  })

  await t.test('46, 48 and 10,000 values are refused with the count', async (t) => {
    for (const count of [46, 48, 10_000]) {
      const { statusCode, body } = await get(KALKULATOR + Array(count).fill(3).join(','))
      t.equal(statusCode, 422)
      t.same(errorsIn(body), [`#tempel Diberikan ${count} nilai, sedangkan instrumen ini memiliki 47 indikator`])
    }
  })

  await t.test('an unknown instrument is named and the values are kept', async (t) => {
    const { statusCode, body } = await get(`/kalkulator?instrumen=apa&nilai=${MIXED.join(',')}`)
    t.equal(statusCode, 422)
    t.match(body, 'Instrumen “apa” tidak dikenal')
    t.match(body, `>\n${MIXED.join(',')}</textarea>`)
    t.equal((await get(`/kalkulator?nilai=${MIXED.join(',')}`)).statusCode, 422)
  })

  await t.test('a decimal that Pemdi does not know comes back as typed, beside its message', async (t) => {
    const { statusCode, body } = await get(`/kalkulator?instrumen=${PEMDI}&n1=3,255&n2=4`)
    t.equal(statusCode, 422)
    t.match(body, 'id="n1" name="n1" value="3,255" aria-invalid="true" aria-describedby="n1-e"')
    t.match(body, '“3,255” memiliki lebih dari dua desimal')
    t.match(body, 'name="n2" value="4"')
  })

  await t.test('nothing typed becomes markup', async (t) => {
    const script = '"><script>alert(1)</script>'
    for (const name of ['nilai', 'tempel', 'instrumen', 'n1', 'n99']) {
      const typed = name === 'instrumen' ? '' : `&instrumen=${PEMDI}`
      const { statusCode, body } = await get(`/kalkulator?${name}=${encodeURIComponent(script)}${typed}`)
      t.equal(statusCode, 422, name)
      t.notMatch(body, '<script>alert', name)
    }
  })

  await t.test('a repeated or unknown parameter does no harm', async (t) => {
    t.equal((await get(`/kalkulator?instrumen=x&instrumen=${SPBE}&lain=1&__proto__=2`)).statusCode, 200)
  })
})
