import { stringify } from 'csv-stringify/sync'
import type { Lang } from './i18n.ts'

/** A table for a spreadsheet; every cell as it is to be read. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A table as CSV that spreadsheets of the language open rightly: UTF-8 with a mark, `;` between cells in Indonesian and `,` in
 * English (decimals are the caller's). A cell that begins like a formula gets an apostrophe, so that no program runs it, and one of
 * several lines stands in quotes, so that none of them begins a row.
 */
export const csv = (lang: Lang, { columns, rows }: Table): string =>
  stringify(
    [columns, ...rows].map((row) => [...row]),
    {
      bom: true,
      delimiter: lang === 'id' ? ';' : ',',
      record_delimiter: 'windows',
      escape_formulas: true,
      quoted_match: /[\r\n]/,
    },
  )

/** A text no spreadsheet takes for a formula: one that begins like it gets an apostrophe, as `csv` gives its cells. */
export const harmless = (text: string): string =>
  /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
