import type { ReportFile } from './report-file.ts'

/**
 * A report for programs: every number a decimal string, a cell that is not told `{"under":5}`, nothing to say `null`. Each
 * row has its cells by the keys of the columns.
 */
export const reportJson = ({ tables, ...report }: ReportFile): string =>
  `${JSON.stringify(
    {
      ...report,
      tables: tables.map(({ id, title, note, columns, rows }) => ({
        id,
        title,
        note,
        columns,
        rows: rows.map((cells) => Object.fromEntries(columns.map(({ key }, at) => [key, cells[at] ?? null]))),
      })),
    },
    null,
    1,
  )}\n`
