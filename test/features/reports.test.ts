import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { readReport } from '../../src/features/reports/reports.ts'
import { translator } from '../../src/web/i18n.ts'
import { anApp } from '../support/app.ts'

t.test('first look', async (t) => {
  const app = await anApp(t, 'demo')
  const ministry = await app.as('kementerian@kementerian.example')
  for (const path of [
    '',
    '?year=2024&province=32&detail=rows',
    '?year=2019&basis=simulated',
    '?foo=1&year=abc&year=2',
    '?basis=simulated&type=kota&province=31',
  ]) {
    const at = performance.now()
    const answer = await ministry.call('GET', `/reports/summary${path}`)
    console.error(path, answer.statusCode, performance.now() - at, answer.body.slice(0, 900))
    const second = performance.now()
    await ministry.call('GET', `/reports/summary${path}`)
    console.error(performance.now() - second)
  }
  const garut = await app.as('anggota@garut.example')
  console.error((await garut.call('GET', '/reports/summary?province=32&detail=rows')).body)
  console.error((await app.anyone.call('GET', '/reports/summary?basis=simulated')).body)
  console.error((await app.anyone.call('GET', '/reports/summary')).body.slice(0, 1000))
  const actor = {
    personId: '01910000-0000-7000-8000-000000000000',
    name: 'x',
    language: 'id',
    memberships: [{ id: 'm', role: 'ministry', agency: null, agencyName: '', province: null, unit: null }],
  } as const
  const services = { db: app.db, clock: () => app.now, config: readConfig({}) }
  const at = performance.now()
  const file = await readReport(services, { actor, lang: 'id', t: translator('id') }, { isi: 'rincian' })
  console.error(performance.now() - at)
  console.error(file.title, file.sentence, file.notes)
})
