import fc from 'fast-check'
import t from 'tap'
import { translator } from '../../src/web/i18n.ts'
import { reportCsv } from '../../src/web/report-csv.ts'
import type { ReportFile } from '../../src/web/report-file.ts'
import { reportJson } from '../../src/web/report-json.ts'
import { reportPdf } from '../../src/web/report-pdf.ts'
import { reportXlsx } from '../../src/web/report-xlsx.ts'
import { type Outputs, sameInAll } from '../support/report-formats.ts'
import { anyReport } from '../support/report-values.ts'

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
