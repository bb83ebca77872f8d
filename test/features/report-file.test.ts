import fc from 'fast-check'
import t from 'tap'
import { readConfig } from '../../src/config.ts'
import type { Actor, Membership } from '../../src/domain/permissions.ts'
import {
  choicesOf,
  type Query,
  queryOf,
  type Reader,
  readFilter,
  readReport,
  reportOf,
  summaryOf,
} from '../../src/features/reports/reports.ts'
import { translator } from '../../src/web/i18n.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { addAssessments } from '../support/reports.ts'

const post: Membership = { id: 'm', role: 'ministry', agency: null, agencyName: null, province: null, unit: null }
const ministry: Actor = {
  personId: '01910000-0000-7000-8000-000000000000',
  name: '',
  language: 'id',
  memberships: [post],
}
const readerOf = (actor: Actor | null, lang: 'id' | 'en' = 'id'): Reader => ({ actor, lang, t: translator(lang) })
const servicesOf = (app: TestApp) => ({ db: app.db, clock: () => app.now, config: readConfig({}) })

t.test('a filter written as an address is the same filter when it is read', async (t) => {
  const app = await anApp(t, 'demo')
  const choices = await choicesOf(servicesOf(app), readerOf(ministry))
  const orNone = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))
  const keys = (list: readonly { readonly key: string | number }[]) => list.map(({ key }) => String(key))
  const query = fc.record({
    instrumen: orNone(keys(choices.instruments)),
    tahun: orNone(choices.years.map(String)),
    dasar: orNone(keys(choices.bases)),
    tahap: orNone(keys(choices.stages)),
    provinsi: orNone(keys(choices.provinces)),
    jenis: orNone(keys(choices.types)),
    kelompok: orNone(keys(choices.cohorts)),
    indikator: orNone(['1', '20']),
    isi: orNone(['ringkasan', 'rincian']),
  })
  fc.assert(
    fc.property(query, fc.constantFrom(0, 1), (asked, names) => {
      const given = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? '']))
      const { filter } = readFilter(given, choices)
      const again = readFilter(Object.fromEntries(new URLSearchParams(queryOf(filter, names))), choices, names)
      t.same(again, { filter, errors: [] })
    }),
    { numRuns: 200 },
  )
})

t.test('the file says what the summary says, in either language, with its filters in words', async (t) => {
  const app = await anApp(t, 'demo')
  const services = servicesOf(app)
  const query = { provinsi: '32', jenis: 'kabupaten', tahun: '2024', isi: 'rincian' }
  const file = await readReport(services, readerOf(ministry), query)
  const { filter } = readFilter(query, await choicesOf(services, readerOf(ministry)))
  const summary = await summaryOf(services, readerOf(ministry), filter)
  t.match(file, { simulated: true, title: /^SIMULASI/, path: `/laporan?${queryOf(filter)}`, hash: /^[0-9a-f]{64}$/ })
  const notes = new Map(file.notes.map(({ key, value }) => [key, value]))
  t.match(Object.fromEntries(notes), {
    province: 'Jawa Barat',
    type: 'Kabupaten',
    cohort: 'semua',
    n: '18 dari 18 pemerintah daerah yang dimaksud saringan',
    asOf: /2024/,
    basis: /SIMULASI/,
  })
  const table = (id: string) => file.tables.find((one) => one.id === id)
  t.same(
    table('bands')?.rows.map((row) => row[3]),
    summary.bands.map(({ n }) => String(n)),
  )
  t.equal(table('agencies')?.rows.length, 18)
  t.equal(table('agencies')?.columns.length, 6 + 47)
  for (const { rows, columns } of file.tables) t.ok(rows.every((row) => row.length === columns.length))

  const english = await readReport(services, readerOf(ministry, 'en'), query)
  t.match(english.title, /^SIMULATION/)
  t.same(
    english.tables.map(({ id }) => id),
    file.tables.map(({ id }) => id),
  )
  t.same(await reportOf(services, readerOf(ministry), filter), file, 'a known filter gives the same')
})

t.test('the hash changes with the figures and not with the time', async (t) => {
  const app = await anApp(t)
  const services = servicesOf(app)
  const made = (levels: readonly number[]) =>
    addAssessments(
      app.db,
      ['32.04', '32.05'].map((agency) => ({ agency, year: levels.length > 1 ? 2024 : 2025, levels })),
    )
  const hash = async () => (await readReport(services, readerOf(ministry), { tahun: '2025', dasar: 'self' })).hash
  await made([300])
  const before = await hash()
  t.equal(await hash(), before)
  await app.db.updateTable('data_version').set({ version: 99 }).execute()
  t.equal(await hash(), before)
  await made([200, 400])
  t.not(await hash(), before, 'another year is a line of it')
})

t.test('what cannot be read is refused with names', async (t) => {
  const app = await anApp(t, 'demo')
  const refused = (who: Actor | null, query: Query) =>
    readReport(servicesOf(app), readerOf(who), query).then(
      () => t.fail('it was made'),
      (error: unknown) => error,
    )
  t.match(await refused(ministry, { tahun: ['2024', '2025'], warna: 'merah' }), {
    kind: 'invalid',
    details: {
      errors: [
        { field: 'tahun', code: 'twice' },
        { field: 'warna', code: 'unknownName' },
      ],
    },
  })
  t.match(await refused(null, { dasar: 'simulated' }), { kind: 'unauthenticated' })
  t.ok(await readReport(servicesOf(app), readerOf(null), { lebar: '800' }, ['lebar']))
})
