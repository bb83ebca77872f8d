import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import { csv, type Table } from '../../web/csv.ts'
import { decimal } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { levelText } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listTrail, type TrailFilter, type TrailRow } from './trail-queries.ts'
import { reasonOf, whatOf } from './trail-words.ts'

const BATCH = 500

const COLUMNS = ['at', 'kind', 'what', 'indicator', 'version', 'by', 'role', 'reason', 'hash'] as const
const FIELD_NAMES = ['value', 'explanation', 'serviceName', 'serviceOwner'] as const

/** The whole trail as CSV in pieces, so that a long one is never in memory at once. What happens meanwhile is not in it. */
export async function* trailCsv(
  db: Database,
  request: Request,
  instrument: LoadedInstrument,
  filter: TrailFilter,
  mark: string,
  at: Date,
): AsyncGenerator<string> {
  const { actor, lang, t } = request
  const columns = [
    ...COLUMNS.map((name) => t(`history.column.${name}`)),
    ...FIELD_NAMES.flatMap((name) =>
      ['before', 'after'].map((side) => t(`history.column.${side}`, { field: t(`assessments.field.${name}`) })),
    ),
    t('history.column.basis'),
  ]
  const until = filter.before && filter.before < at ? filter.before : at
  for (let offset = 0; ; offset += BATCH) {
    const span = { limit: BATCH, offset }
    const rows = await asActor(db, actor, (tx) => listTrail(tx, { ...filter, before: until }, span))
    const lines = rows.map((row) => [...lineOf(request, instrument, row), mark])
    if (offset === 0) yield csv(lang, { columns, rows: lines })
    else if (lines.length > 0) yield continued(lang, lines)
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
