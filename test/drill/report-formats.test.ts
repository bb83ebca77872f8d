import fc from 'fast-check'
import t from 'tap'
import { anApp } from '../support/app.ts'
import { filesOf, reportIn } from '../support/report-downloads.ts'
import { sameInAll } from '../support/report-formats.ts'
import { sameOnPage } from '../support/report-page.ts'

const COMBINATIONS = 50

const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: '', freq: 2 })
const filters = fc
  .record({
    tahun: maybe('2020', '2021', '2022', '2023', '2024', '2025', '2026'),
    dasar: maybe('simulated', 'published', 'self', 'verified'),
    tahap: maybe('self', 'official'),
    provinsi: maybe('11', '31', '32', '35', '53', '94', '96'),
    jenis: maybe('provinsi', 'kabupaten', 'kota'),
    indikator: maybe('1', '20', '47'),
    isi: maybe('ringkasan', 'rincian'),
  })
  .map((given) => new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString())

for (const email of ['kementerian@kementerian.example', 'anggota@bandung.example']) {
  t.test(`five formats agree on any filter, read by ${email}`, async (t) => {
    const app = await anApp(t, 'demo')
    const reader = await app.as(email)
    let lines = 0
    for (const query of fc.sample(filters, { numRuns: COMBINATIONS, seed: 5 })) {
      const english = query.length % 2 === 0
      await t.test(`${english ? 'en' : 'id'} ${query}`, async (t) => {
        const page = await reader.get(`${english ? '/en' : ''}/laporan?${query}`)
        if (page.statusCode === 422) return
        const files = await filesOf(reader, query, english)
        const report = reportIn(files.json)
        await sameInAll(t, report, files)
        lines += sameOnPage(t, report, page.body)
      })
    }
    t.ok(lines > COMBINATIONS * 20, `${lines} lines of pages were compared`)
  })
}
