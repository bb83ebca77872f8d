import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import t from 'tap'
import { translator } from '../../src/web/i18n.ts'
import { reportCsv } from '../../src/web/report-csv.ts'
import type { ReportFile } from '../../src/web/report-file.ts'
import { reportJson } from '../../src/web/report-json.ts'
import { reportPdf } from '../../src/web/report-pdf.ts'
import { reportXlsx } from '../../src/web/report-xlsx.ts'
import { aTrend, sumedang } from '../support/charts.ts'
import { readPdf } from '../support/pdf.ts'
import { type Outputs, sameInAll } from '../support/report-formats.ts'
import { anyReport, largeReport, sealed } from '../support/report-values.ts'

const made = new Date('2026-11-24T03:00:00Z')
const ORIGIN = 'https://lab.example.go.id'

const outputsOf = async (report: ReportFile): Promise<Outputs> => ({
  csv: reportCsv(report),
  json: reportJson(report),
  xlsx: await reportXlsx(report, translator(report.lang), ORIGIN),
  pdf: await reportPdf(report, translator(report.lang), ORIGIN, made),
})

t.test('all formats of a report say the same', async (t) => {
  await fc.assert(
    fc.asyncProperty(anyReport, async (report) => {
      await t.test('a report', async (t) => sameInAll(t, report, await outputsOf(report)))
    }),
    { numRuns: 25 },
  )
})

t.test('whatever a text is made of, each format can be made and read', async (t) => {
  const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }))
  await fc.assert(
    fc.asyncProperty(title, async (text) => {
      const report = sealed({ ...oneCell(text), lang: 'id', simulated: false, path: '/laporan' })
      const { csv, json, xlsx, pdf } = await outputsOf(report)
      const [, sheet] = (await readXlsx(xlsx)).sheets
      t.equal(sheet?.rows.length, 2)
      t.equal(JSON.parse(json).tables[0].rows[0].a, text)
      t.ok(csv.length > 10)
      const [table] = (await readPdf(pdf)).tables
      t.match(table?.rows.length, 1)
    }),
    { numRuns: 60 },
  )
})

const oneCell = (text: string) => ({
  title: text,
  sentence: text,
  notes: [{ key: 'a', label: text, value: text }],
  tables: [
    {
      id: 'a',
      title: text,
      note: text,
      columns: [{ key: 'a', label: text, kind: 'text' as const }],
      rows: [[text]],
      chart: null,
    },
  ],
})

t.test('a report with a picture', async (t) => {
  const { tables, ...report } = largeReport('en', 3)
  const chart = aTrend({ series: [{ ...sumedang, basis: 'simulated' }] })
  const drawn = sealed({ ...report, tables: tables.map((table) => ({ ...table, chart })) })
  const pdf = await readPdf((await outputsOf(drawn)).pdf)
  t.match(pdf.alts[0], 'SIMULASI: Indeks SPBE', 'says what it shows, simulated figures first')
  t.match(pdf.alts.at(-1), 'QR', 'so does the code')
  t.match(pdf.printed.join(' '), '4,51', 'its labels are text')
})

t.test('a table of fifty columns lies across pages, its head on each', async (t) => {
  const report = largeReport('id', 90)
  const pdf = await readPdf(await reportPdf(report, translator('id'), ORIGIN, made))
  const [, first, second] = pdf.printed
  t.match(first, 'Instansi (bagian 1 dari 2)')
  for (const page of [first, second]) t.match(page, /Kode\s+Instansi\s+Jenis\s+Indeks/)
  t.equal(pdf.tables.length, 2, 'to whoever reads by tags it is two tables')
  t.same(
    pdf.tables.map(({ rows }) => rows.length),
    [90, 90],
  )
  t.match(pdf.printed[pdf.pages - 1], `Halaman ${pdf.pages} dari ${pdf.pages}`)
  t.match(pdf.printed[pdf.pages - 1], 'Mengetahui,')
})

t.test('in a workbook headers stay in sight, and so does of whom a row of a wide table is', async (t) => {
  const { sheets } = await readXlsx(await reportXlsx(largeReport('id', 3), translator('id'), ORIGIN))
  t.same(
    sheets.map(({ name, freezePane }) => [name, freezePane]),
    [
      ['Catatan', { rows: 1 }],
      ['Instansi', { rows: 1, columns: 2 }],
    ],
  )
})

t.test('a paper whose press is killed fails alone', async (t) => {
  const large = reportPdf(largeReport('id'), translator('id'), ORIGIN, made)
  const next = reportPdf(largeReport('id', 2), translator('id'), ORIGIN, made)
  const failed = t.rejects(large, /press ended/)
  await sleep(300)
  for (const pid of await pressesOf(process.pid)) process.kill(pid, 'SIGKILL')
  await failed
  t.match((await readPdf(await next)).title, 'Laporan SPBE 2024', 'whoever waited is served by another')
})

/** Processes that this one started as presses. */
async function pressesOf(parent: number): Promise<number[]> {
  const children = await readFile(`/proc/${parent}/task/${parent}/children`, 'utf8')
  const pids = children.trim().split(' ').map(Number)
  const named = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8')))
  return pids.filter((_, at) => named[at]?.includes('press-work'))
}
