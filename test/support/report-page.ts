import type { Test } from 'tap'
import { isHidden, type ReportFile } from '../../src/web/report-file.ts'
import { pdfCell } from './report-formats.ts'

/** Holds every figure in the tables of the page to the line of the report that has its name; gives how many lines that were. */
export function sameOnPage(t: Test, report: ReportFile, html: string): number {
  const lines = report.tables.flatMap(({ columns, rows }) =>
    rows.map((cells) => columns.map((column, at) => plain(pdfCell(report.lang, column, cells[at] ?? null)))),
  )
  const shown = rowsOf(html)
  const strange = shown.filter(
    ([name = '', ...figures]) =>
      !lines.some(
        ([called = '', ...told]) => isOf(name, called, told) && figures.every((figure) => told.includes(figure)),
      ),
  )
  t.same(strange, [], 'every figure of the page is in the files')
  const hides = report.tables.some(({ rows }) => rows.some((cells) => cells.some(isHidden)))
  t.ok(hides || !html.includes('&lt;5'), 'what is hidden here is hidden there')
  return shown.length
}

/** A band is called by its predicate and its limits on the page, which are figures of their own in files. */
const isOf = (name: string, called: string, told: readonly string[]): boolean =>
  name === called || name === `${called} ${told[0]}–${told[1]}`

/** The rows of tables of their own; those beneath a picture repeat them. */
function rowsOf(html: string): string[][] {
  const tables = html.match(/<table(?:(?!<\/table>).)*<caption.*?<\/table>/gs) ?? []
  return tables.flatMap((table) =>
    (table.match(/<tr.*?<\/tr>/gs) ?? [])
      .map((row) => [...row.matchAll(/<t[hd](?: [^>]*)?>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plain(cell)))
      .slice(1),
  )
}

const plain = (text: string): string =>
  text
    .replaceAll(/<[a-z/][^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u2011', '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
