import t from 'tap'
import { choicesOf, readFilter, summaryOf } from '../../src/features/reports/reports.ts'
import { translator } from '../../src/web/i18n.ts'
import { readConfig } from '../../src/config.ts'
import { anApp } from '../support/app.ts'

t.test('first look', async (t) => {
  const app = await anApp(t, 'demo')
  const reader = { actor: null, lang: 'id', t: translator('id') } as const
  console.error(Object.keys(app))
  const services = { db: app.db, clock: () => app.now, config: readConfig({}) }
  const choices = await choicesOf(services, reader)
  const { filter } = readFilter({}, choices)
  console.error(choices.slices.length, filter)
  console.error(JSON.stringify(await summaryOf(services, reader, filter), null, 1).slice(0, 3000))
  const ministry = { ...reader, actor: { personId: '01910000-0000-7000-8000-000000000000', name: 'x', language: 'id', memberships: [{ id: 'm', role: 'ministry', agency: null, agencyName: '', province: null, unit: null }] } } as const
  const f2 = readFilter({}, await choicesOf(services, ministry)).filter
  let at = performance.now()
  const s = await summaryOf(services, ministry, f2)
  console.error(performance.now() - at)
  at = performance.now()
  const s2 = await summaryOf(services, ministry, {...f2, province: '32'})
  console.error(performance.now() - at)
  console.error(JSON.stringify(s, null, 1).slice(0, 8000))
})
