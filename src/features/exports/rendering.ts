import { translator } from '../../web/i18n.ts'
import type { Hurry } from '../../web/press.ts'
import { reportCsv } from '../../web/report-csv.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { reportJson } from '../../web/report-json.ts'
import { MOST_CELLS_OF_PDF, reportPdf } from '../../web/report-pdf.ts'
import { reportXlsx } from '../../web/report-xlsx.ts'
import { XLSX } from '../../web/xlsx.ts'
import type { Format } from './schema.ts'

/** Up to so many cells a file is made while somebody waits: in about a tenth of a second. */
export const AT_ONCE: Readonly<Record<Format, number>> = { csv: 100_000, json: 100_000, xlsx: 40_000, pdf: 3_000 }

/** A file of more cells is not made at all. */
export const MOST_CELLS: Readonly<Record<Format, number>> = {
  csv: 2_000_000,
  json: 2_000_000,
  xlsx: 1_000_000,
  pdf: MOST_CELLS_OF_PDF,
}

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: XLSX,
  pdf: 'application/pdf',
}

/**
 * A report as a file.
 * @param origin where people reach the platform, without a path
 * @param made the time that stands on paper
 */
export async function rendered(
  format: Format,
  report: ReportFile,
  origin: string,
  made: Date,
  hurry: Hurry = 'now',
): Promise<Buffer> {
  const t = translator(report.lang)
  if (format === 'csv') return Buffer.from(reportCsv(report))
  if (format === 'json') return Buffer.from(reportJson(report))
  return format === 'xlsx' ? reportXlsx(report, t, origin) : reportPdf(report, t, origin, made, hurry)
}
