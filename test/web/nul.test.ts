import t from 'tap'
import { GARUT, PRACTICE } from '../support/adoptions.ts'
import { anApp } from '../support/app.ts'
import { aPerson } from '../support/people.ts'

t.test('what Postgres cannot hold as text is no address, and is dropped from what is sent', async (t) => {
  const app = await anApp(t)
  const garut = await aPerson(app, 'rina@garut.example', 'member', GARUT)

  await t.test('in an address nothing is found', async (t) => {
    for (const rest of ['', '/pratinjau.png', '/dokumen', '/dokumen/sop.docx', '/naskah', '/riwayat', '/sunting']) {
      t.equal((await garut.get(`/praktik/%00${rest}`)).statusCode, 404, rest)
    }
    const api = await garut.get('/api/v1/practices/e%00office')
    t.equal(api.statusCode, 404)
    t.match(api.headers['content-type'], 'application/problem+json')
    t.match((await app.get('/en/praktik/%00')).body, 'Page not found')
  })

  await t.test('in a query it is not there', async (t) => {
    for (const path of ['/penerapan?praktik=%00', '/penerapan/kendala?praktik=%00', '/praktik?q=a%00&q=%00']) {
      t.equal((await garut.get(path)).statusCode, 200, path)
    }
    t.same((await garut.get('/api/v1/adoptions?practice=%00')).json().items, [])
    t.match((await garut.get('/penerapan/baru?praktik=e-off%00ice')).body, /value="e-office" selected/)
  })

  await t.test('what stands beside it in a body is kept', async (t) => {
    const commitment = { how: 'committed', unit: 'Dis\0kominfo', personInCharge: 'Rina', targetOn: '2027-03-31' }
    const { headers } = await garut.post('/penerapan/baru', { practice: PRACTICE, ...commitment })
    const place = String(headers.location)
    t.match((await garut.get(place)).body, 'Diskominfo')
    const report = { stage: 'committed', on: '2026-11-24', note: 'ma\0ju \ud800' }
    const answer = await garut.call('POST', `/adoptions/${place.split('/').at(-1)}/reports`, report)
    t.equal(answer.statusCode, 201)
    t.match((await garut.get(place)).body, 'maju \ufffd')
  })
})
