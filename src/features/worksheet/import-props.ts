import { limits } from '../../config-limits.ts'
import type { Database } from '../../db/database.ts'
import { FIELDS, type FieldName } from '../../domain/answers.ts'
import { parseHundredths } from '../../domain/numbers.ts'
import { comparer } from '../../web/difference.ts'
import { decimal } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import {
  type AssessmentRow,
  type BothTexts,
  headingOf,
  type IndicatorLink,
  levelText,
  linkOf,
  type Weighed,
  type WeighedMany,
} from '../assessments/assessments.ts'
import { fieldChanges } from '../history/history.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { ImportProps, PreviewTold } from './pages.ts'
import type { FilledRow, WrongRow } from './reading.ts'

/** A preview as it is shown: what was weighed, from which lines, and what could not be read. */
export interface Shown {
  readonly weighed: WeighedMany
  readonly rows: readonly FilledRow[]
  readonly wrong: readonly WrongRow[]
  /** Null for all of them. */
  readonly chosen: ReadonlySet<number> | null
}

/** What the page says beside its preview. */
export interface Said {
  readonly fileError: string
  readonly refused: string
  /** Numbers of the indicators that were stored. */
  readonly stored: readonly number[]
}

export const NOTHING_SAID: Said = { fileError: '', refused: '', stored: [] }

export async function importProps(
  db: Database,
  request: Request,
  { assessment, instrument }: { readonly assessment: AssessmentRow; readonly instrument: LoadedInstrument },
  { fileError, refused, stored }: Said,
  shown: Shown | null,
): Promise<ImportProps> {
  const { t } = request
  return {
    ...headingOf(request, assessment, instrument, await findAgency(db, assessment.agency_id)),
    limit: t('worksheet.limit', { megabytes: limits.worksheet.fileBytes / 1024 / 1024 }),
    fileError,
    refused,
    done: stored.length > 0 ? t('worksheet.done', { count: stored.length }) : '',
    stored: stored.flatMap((number) => linkTo(request, instrument, number)),
    preview: shown && previewOf(request, shown),
  }
}

const linkTo = ({ lang }: Request, { indicators }: LoadedInstrument, number: number): IndicatorLink[] => {
  const indicator = indicators[number - 1]
  return indicator ? [linkOf(lang, indicator)] : []
}

function previewOf(request: Request, { weighed: many, rows, wrong, chosen }: Shown): PreviewTold {
  const { t } = request
  const { instrument, weighed } = many
  const compare = comparer()
  const of = <Kind extends Weighed['kind']>(kind: Kind) =>
    weighed.filter((one): one is Extract<Weighed, { kind: Kind }> => one.kind === kind)
  const [changes, conflicts] = [of('changes'), of('conflict')]
  const carried = new Set(changes.map(({ number }) => number))
  const codeOf = (number: number): string => instrument.indicators[number - 1]?.code ?? String(number)
  return {
    summary: t('worksheet.summary', { changes: changes.length, same: of('same').length }),
    changes: changes.flatMap(({ number, before, after }) =>
      linkTo(request, instrument, number).map((link) => ({
        ...link,
        changes: fieldChanges(request, instrument, before, after, compare),
        chosen: chosen?.has(number) ?? true,
      })),
    ),
    conflicts: conflicts.flatMap(({ number, fields }) =>
      linkTo(request, instrument, number).map((link) => ({ ...link, fields: bothTexts(request, instrument, fields) })),
    ),
    wrong: [
      ...wrong.map(({ line, key, args }) => ({ where: t('worksheet.line', { line }), message: t(key, args) })),
      ...of('wrong').map(({ number, error }) => ({ where: codeOf(number), message: t(error.key, error.args) })),
    ],
    carried: rows.filter(({ number }) => carried.has(number)).map((row) => JSON.stringify(row)),
  }
}

function bothTexts(
  { t, lang }: Request,
  instrument: LoadedInstrument,
  fields: Readonly<Partial<Record<FieldName, BothTexts>>>,
) {
  const text = (name: FieldName, told: string | null): string => {
    const level = name === 'value' ? levelText(instrument, parseHundredths(told ?? '')) : null
    return (level === null ? told : decimal(lang, level)) || t('assessments.empty')
  }
  return FIELDS.flatMap((name) => {
    const both = fields[name]
    if (!both) return []
    const { yours, theirs, by, at } = both
    const texts = { yours: text(name, yours), theirs: text(name, theirs) }
    return [{ label: t(`assessments.field.${name}`), ...texts, by: by ?? t('assessments.somebody'), at }]
  })
}
