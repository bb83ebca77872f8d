import { FIELDS, type FieldName } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Instrument } from '../../domain/instrument.ts'
import type { ReadCell, ReadSheet } from '../../web/xlsx-reading.ts'
import type { AssessmentRow } from '../assessments/assessments.ts'
import { ABOUT, type ColumnName, columnOf, EDITION, inSheet, NEEDED } from './columns.ts'

/** A line of a worksheet as it was filled in. */
export interface FilledRow {
  readonly number: number
  /** The version of the answer that was downloaded. */
  readonly version: number
  /** Fields whose column is there. */
  readonly cells: Readonly<Partial<Record<FieldName, string>>>
}

/** A line that cannot be read. */
export interface WrongRow {
  /** As the spreadsheet counts. */
  readonly line: number
  readonly key: string
  readonly args: Readonly<Record<string, string | number>>
}

export interface Filled {
  readonly rows: readonly FilledRow[]
  readonly wrong: readonly WrongRow[]
}

/** Titles may have been put above the header. */
const HEADER_WITHIN = 20

/**
 * What a worksheet of this assessment says. Refuses (422, in words) a file that is no worksheet, one of another agency,
 * instrument, year or assessment, and columns that are missing or there twice; columns in another order are found.
 */
export function readWorksheet(sheets: readonly ReadSheet[], assessment: AssessmentRow, instrument: Instrument): Filled {
  const facts = factsIn(sheets, assessment)
  const found = sheets.filter(({ name }) => name !== ABOUT).flatMap(headerIn)
  const [first] = found
  if (!first) throw refused('noHeader')
  if (found.length > 1) throw refused('twoSheets')
  const rows: FilledRow[] = []
  const wrong: WrongRow[] = []
  const seen = new Set<number>()
  for (const [at, cells] of first.rows.entries()) {
    const line = first.line + at + 1
    if (cells.every(({ text, odd }) => text.trim() === '' && !odd)) continue
    const row = rowOf(first.columns, cells, instrument, facts, seen)
    if ('key' in row) wrong.push({ line, ...row })
    else rows.push(row)
  }
  return { rows, wrong }
}

const refused = (key: string, args: Readonly<Record<string, string>> = {}): Refusal =>
  new Refusal('invalid', `worksheet.file.${key}`, { args })

type Facts = ReadonlyMap<string, string>

function factsIn(sheets: readonly ReadSheet[], assessment: AssessmentRow): Facts {
  const about = sheets.find(({ name }) => name === ABOUT)
  if (!about) throw refused('noWorksheet')
  const facts: Facts = new Map(about.rows.map(([key, value]) => [key?.text ?? '', value?.text ?? '']))
  const year = facts.get('year') ?? ''
  if (facts.get('edition') !== EDITION) throw refused('noWorksheet')
  if (facts.get('agency') !== assessment.agency_id) throw refused('agency')
  if (facts.get('instrument') !== assessment.instrument_id) throw refused('instrument')
  if (year !== String(assessment.year)) throw refused('year', { year, own: String(assessment.year) })
  if (facts.get('assessment') !== assessment.id) throw refused('assessment')
  if (facts.get('instrumentVersion') !== String(assessment.instrument_version)) throw refused('version')
  return facts
}

interface Table {
  readonly columns: ReadonlyMap<ColumnName, number>
  /** Of the header, as the spreadsheet counts. */
  readonly line: number
  readonly rows: readonly (readonly ReadCell[])[]
}

function headerIn({ rows }: ReadSheet): Table[] {
  const at = rows.slice(0, HEADER_WITHIN).findIndex((row) => row.filter(({ text }) => columnOf(text)).length >= 2)
  if (at < 0) return []
  const columns = new Map<ColumnName, number>()
  for (const [column, { text }] of (rows[at] ?? []).entries()) {
    const name = columnOf(text)
    if (name === undefined) continue
    if (columns.has(name)) throw refused('twice', { column: text.trim() })
    columns.set(name, column)
  }
  for (const name of NEEDED) if (!columns.has(name)) throw refused(`missing.${name}`)
  return [{ columns, line: at + 1, rows: rows.slice(at + 1) }]
}

const NOTHING: ReadCell = { text: '', odd: false }

function rowOf(
  columns: ReadonlyMap<ColumnName, number>,
  line: readonly ReadCell[],
  { indicators }: Instrument,
  facts: Facts,
  seen: Set<number>,
): FilledRow | Pick<WrongRow, 'key' | 'args'> {
  const cell = (name: ColumnName): ReadCell => line[columns.get(name) ?? -1] ?? NOTHING
  const wrong = (key: string, args: WrongRow['args'] = {}) => ({ key: `worksheet.row.${key}`, args })
  const given = cell('number').text.trim()
  const number = /^\d{1,3}$/.test(given) ? Number(given) : 0
  const indicator = indicators[number - 1]
  const version = facts.get(`answer.${number}`) ?? ''
  if (!indicator || !/^\d{1,9}$/.test(version)) return wrong('number', { given: given.slice(0, 40) })
  const code = cell('code').text.trim()
  if (code !== '' && code !== indicator.code) return wrong('moved', { number, code: code.slice(0, 40) })
  if (seen.has(number)) return wrong('twice', { code: indicator.code })
  seen.add(number)
  const fields = FIELDS.filter((name) => columns.has(name))
  const odd = fields.find((name) => cell(name).odd)
  if (odd) return wrong(`odd.${odd}`, { code: indicator.code })
  const service = indicator.namesService ? '' : cell('serviceName').text.trim() + cell('serviceOwner').text.trim()
  if (service !== '') return wrong('noService', { code: indicator.code })
  const cells = Object.fromEntries(fields.map((name) => [name, inSheet(cell(name).text)]))
  return { number, version: Number(version), cells }
}
