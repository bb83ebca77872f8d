import t from 'tap'
import { mixed } from '../domain/instruments.ts'
import { anApp } from '../support/app.ts'
import { PEMDI, SPBE } from '../support/assessments.ts'

const KALKULATOR = `/kalkulator?instrumen=${SPBE}&nilai=`

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
    const { statusCode, body } = await get(KALKULATOR + mixed.join(','))
    t.equal(statusCode, 200)
    t.match(body, '<strong>2,77</strong> <span class="predicate">Baik</span>')
    t.match(body, '0,73 lagi menuju predikat Sangat Baik (3,50)')
    t.match(body, '2,7655 → <strong>2,77</strong>')
    t.match(body, 'bukan hasil resmi')
    t.match(body, /name="n3" value="4" checked/)
    t.notMatch(body, 'belum diisi dan dihitung')
    const english = (await get(`/en${KALKULATOR}${mixed.join(',')}`)).body
    t.match(english, '<strong>2.77</strong> <span class="predicate">Good</span>')
  })

  await t.test(
    'marks the published index of the reference with its source, and never a value per indicator',
    async (t) => {
      const { body } = await get(KALKULATOR + mixed.join(','))
      t.match(body, 'Rujukan: Sumedang 4,51 (2024)')
      t.match(body, /Sumber: <a href="https:[^"]+" rel="noopener">/)
      t.equal(body.match(/Rujukan: Sumedang/g)?.length, 1)
      const pemdi = (await get(`/kalkulator?instrumen=${PEMDI}&nilai=${Array(20).fill('2.5').join(',')}`)).body
      t.notMatch(pemdi, 'Sumedang 4,51')
      t.match(pemdi, 'Kriteria sementara.')
    },
  )

  await t.test('says which answers are missing and counts them as level 1', async (t) => {
    const { body } = await get(KALKULATOR + [...mixed.slice(0, 44), '', '', ''].join(','))
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
    const chosen = mixed.map((level, at) => `n${at + 1}=${at === 46 ? '' : level}`).join('&')
    const answer = await get(`/en/kalkulator?instrumen=${SPBE}&${chosen}`)
    t.equal(answer.statusCode, 303)
    t.equal(answer.headers.location, `/en${KALKULATOR}${[...mixed.slice(0, 46), ''].join(',')}#hasil`)
  })

  await t.test('a pasted column leads to the same address, decimal commas included', async (t) => {
    const paste = (instrument: string, text: string) =>
      get(`/kalkulator?instrumen=${instrument}&tempel=${encodeURIComponent(text)}`)
    const spbe = await paste(SPBE, `${mixed.join('\r\n')}\r\n`)
    t.equal(spbe.headers.location, `${KALKULATOR}${mixed.join(',')}#hasil`)
    const pemdi = await paste(PEMDI, Array(20).fill('3,25').join('\t'))
    t.equal(pemdi.headers.location, `/kalkulator?instrumen=${PEMDI}&nilai=${Array(20).fill('3.25').join(',')}#hasil`)
  })

  await t.test('bad values are all named and the typed list is kept', async (t) => {
    const list = ['0', '6', '2.5', 'tinggi', ...mixed.slice(4)].join(',')
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
    const { statusCode, body } = await get(`/kalkulator?instrumen=apa&nilai=${mixed.join(',')}`)
    t.equal(statusCode, 422)
    t.match(body, 'Instrumen “apa” tidak dikenal')
    t.match(body, `>\n${mixed.join(',')}</textarea>`)
    t.equal((await get(`/kalkulator?nilai=${mixed.join(',')}`)).statusCode, 422)
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
