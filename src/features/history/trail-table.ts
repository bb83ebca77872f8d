import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import { csv, type Table } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { xlsxOf } from '../../web/xlsx.ts'
import { levelText } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listTrail, type TrailFilter, type TrailRow } from './trail-queries.ts'
import { reasonOf, whatOf } from './trail-words.ts'

const BATCH = 500

const COLUMNS = ['at', 'kind', 'what', 'indicator', 'version', 'by', 'role', 'reason', 'hash'] as const
const FIELD_NAMES = ['value', 'explanation', 'serviceName', 'serviceOwner'] as const

/** More lines than this are for programs: they leave as CSV only. */
export const MOST_IN_WORKBOOK = 5_000

/** The trail that is meant, and what each line says of its figures. */
export interface Wanted {
  readonly instrument: LoadedInstrument
  readonly filter: TrailFilter
  readonly basis: string
}

/** The whole trail as CSV in pieces, so that a long one is never in memory at once. */
export async function* trailCsv(db: Database, request: Request, wanted: Wanted): AsyncGenerator<string> {
  const columns = columnsOf(request)
  let begun = false
  for await (const rows of batches(db, request, wanted)) {
    if (begun) yield continued(request.lang, rows)
    else yield csv(request.lang, { columns, rows })
    begun = true
  }
}

/** The trail as a workbook of one sheet; for at most `MOST_IN_WORKBOOK` lines. */
export async function trailXlsx(db: Database, request: Request, wanted: Wanted, mark: string): Promise<Buffer> {
  const rows: string[][] = []
  for await (const batch of batches(db, request, wanted)) rows.push(...batch)
  const name = request.t('history.trail.title')
  const columns = columnsOf(request).map((label, at) => ({ label, format: '', width: WIDTHS[at] ?? 30 }))
  return xlsxOf({ title: name, mark, sheets: [{ name, columns, rows, frozenColumns: 1, wrapped: true }] })
}

const WIDTHS = [24, 16, 36, 10, 8, 24, 18, 36, 20, 8, 8, 60, 60]

const columnsOf = ({ t }: Request): string[] => [
  ...COLUMNS.map((name) => t(`history.column.${name}`)),
  ...FIELD_NAMES.flatMap((name) =>
    ['before', 'after'].map((side) => t(`history.column.${side}`, { field: t(`assessments.field.${name}`) })),
  ),
  t('history.column.basis'),
]

/** At least one batch, be it empty. */
async function* batches(db: Database, request: Request, { instrument, filter, basis }: Wanted) {
  for (let offset = 0; ; offset += BATCH) {
    const rows = await asActor(db, request.actor, (tx) => listTrail(tx, filter, { limit: BATCH, offset }))
    if (rows.length > 0 || offset === 0) yield rows.map((row) => [...lineOf(request, instrument, row), basis])
    if (rows.length < BATCH) return
  }
}

/** More rows of a table that was begun. */
const continued = (lang: Request['lang'], [columns = [], ...rows]: Table['rows']): string =>
  csv(lang, { columns, rows }).replace(/^\uFEFF/, '')

function lineOf({ t, lang }: Request, instrument: LoadedInstrument, row: TrailRow): string[] {
  const code = row.number === null ? '' : (instrument.indicators[row.number - 1]?.code ?? String(row.number))
  const text = (fields: AnswerFields | null, name: (typeof FIELD_NAMES)[number]): string => {
    if (!fields) return ''
    return name === 'value' ? decimal(lang, levelText(instrument, fields.value) ?? '') : fields[name]
  }
  return [
    row.at.toISOString(),
    t(`history.trail.kind.${WORDS[row.kind]}`),
    whatOf(t, row, instrument),
    code,
    row.version === null ? '' : String(row.version),
    row.by ?? '',
    row.role === null ? '' : t(`history.role.${row.role}`),
    reasonOf(t, lang, row, instrument),
    row.hash ?? '',
    ...FIELD_NAMES.flatMap((name) => [text(row.before, name), text(row.after, name)]),
  ]
}

const WORDS = { answer: 'jawaban', step: 'langkah', consent: 'persetujuan' } as const
