import type { Translate } from '../../web/i18n.ts'
import type { ReportFile, ReportTable } from '../../web/report-file.ts'
import { cellText } from '../../web/report-text.ts'

/** Tables that a letter holds; the rest stands on the page. */
const TOLD = ['bands', 'weakest']

/** A report as plain text: the sentence, two tables as lines, and what it says of itself. */
export const reportAsText = (report: ReportFile, { name }: { readonly name: string }, t: Translate): string =>
  [
    t('schedules.mail.lead', { name, title: report.title }),
    report.sentence,
    ...report.tables
      .filter(({ id, rows }) => TOLD.includes(id) && rows.length > 0)
      .map((table) => asLines(report, table)),
    report.notes.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    t('schedules.mail.now'),
  ].join('\n\n')

const asLines = ({ lang }: ReportFile, { title, columns, rows }: ReportTable): string =>
  [
    title,
    ...rows.map(
      (cells) =>
        `• ${columns
          .map((column, i) => [column, cellText(lang, column, cells[i] ?? null)] as const)
          .filter(([, text]) => text !== '–')
          .map(([{ label }, text], i) => (i === 0 ? text : `${label} ${text}`))
          .join('; ')}`,
    ),
  ].join('\n')
