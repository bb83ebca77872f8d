import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type AnswerFields, BLANK, FIELDS } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { comparer } from '../../web/difference.ts'
import { decimal, moment } from '../../web/format.ts'
import { pageAsked, pagesAround } from '../../web/paging.ts'
import type { Request } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { bandOf, headingOf, levelText, openAssessment, titleIn } from '../assessments/assessments.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { AnswerHistoryProps, FieldChange } from './pages.ts'
import { listRevisions, type RevisionRow, readTexts, readVersion } from './queries.ts'

const SIZE = 30

export interface Asked {
  readonly id: string
  readonly number: number
  readonly from: number | undefined
  readonly to: number | undefined
  readonly page: string | undefined
}

/** The history of one answer, with what differs between two of its versions; unless asked, the newest two. */
export const answerHistoryProps = (
  db: Database,
  request: Request,
  { id, number, ...asked }: Asked,
  said: { readonly refused: string; readonly done: string },
): Promise<AnswerHistoryProps> =>
  asActor(db, request.actor, async (tx) => {
    const { actor, lang, t } = request
    const { assessment, instrument } = await openAssessment(tx, actor, id)
    const indicator = instrument.indicators[number - 1]
    const newest = await readVersion(tx, id, number)
    if (!indicator || newest === undefined) throw new Refusal('notFound', 'refusal.notFound')
    const heading = headingOf(request, assessment, instrument, await findAgency(tx, assessment.agency_id))
    const page = pageAsked(asked.page)
    const rows = await listRevisions(tx, { id, number, limit: SIZE, offset: (page - 1) * SIZE })
    const to = known(asked.to, newest) ?? newest
    const from = known(asked.from, newest) ?? Math.max(to - 1, 0)
    const path = `/penilaian/${id}/indikator/${number}/riwayat`
    const subject = subjectOf(assessment.agency_id, await readAssignment(tx, id, number))
    const mayReturn = can(actor, 'assessment:answer', subject) && !heading.locked
    const versions = [...new Set([...rows.map(({ version }) => version), from, to, 0])].sort((a, b) => b - a)
    const options = (chosen: number) =>
      versions.map((version) => ({
        value: String(version),
        label: versionLabel(request, version, rows),
        chosen: version === chosen,
      }))
    const blank = { version: 0, value: null, at: null, by: null, origin: 'edit' } as const
    const shown = page * SIZE >= newest ? [...rows, { ...blank, source_version: null, ...NO_SOURCE }] : rows
    return {
      ...heading,
      number,
      code: indicator.code,
      name: titleIn(lang, indicator),
      version: newest,
      ...said,
      from: options(from),
      to: options(to),
      comparable: newest > 0,
      compared: t('history.answer.compared', { from, to }),
      changes: await changesBetween(tx, request, { id, number, from, to }, instrument),
      revisions: shown.map((row) => ({
        version: row.version,
        level: decimal(lang, levelText(instrument, row.value) ?? ''),
        band: bandOf(row.value),
        by: row.version === 0 ? '' : (row.by ?? t('assessments.somebody')),
        at: row.at,
        origin: row.version === 0 ? t('history.answer.begun') : originOf(request, row),
        simulated: row.source_basis === 'simulated',
        compareHref: row.version === 0 ? '' : `${path}?dari=${row.version - 1}&ke=${row.version}`,
        mayReturn: mayReturn && row.version !== newest,
      })),
      ...pagesAround(path, {}, { page, size: SIZE, all: newest }),
    }
  })

const NO_SOURCE = { source_year: null, source_basis: null } as const

const known = (version: number | undefined, newest: number): number | undefined =>
  version !== undefined && version <= newest ? version : undefined

function versionLabel({ t, lang }: Request, version: number, rows: readonly RevisionRow[]): string {
  const row = rows.find((one) => one.version === version)
  return row ? t('history.answer.option', { version, when: moment(lang, row.at) }) : t('history.version', { version })
}

interface Origin {
  readonly origin: string | null
  readonly source_version: number | null
  readonly source_year: number | null
}

/** How a revision came to be, where nobody typed it. */
export function originOf({ t }: Pick<Request, 't'>, { origin, source_version, source_year }: Origin): string {
  if (origin === 'undo') return t('history.origin.undo', { version: source_version ?? 0 })
  return origin === 'proposal' ? t('history.origin.proposal', { year: String(source_year ?? '') }) : ''
}

interface Two {
  readonly id: string
  readonly number: number
  readonly from: number
  readonly to: number
}

async function changesBetween(
  tx: Handle,
  request: Request,
  { id, number, from, to }: Two,
  instrument: LoadedInstrument,
) {
  const texts = await readTexts(tx, id, number, [from, to])
  return fieldChanges(request, instrument, texts.get(from) ?? BLANK, texts.get(to) ?? BLANK, comparer())
}

/** What differs between two states of an answer, field by field and word by word. */
export function fieldChanges(
  { t, lang }: Pick<Request, 't' | 'lang'>,
  instrument: LoadedInstrument,
  before: AnswerFields,
  after: AnswerFields,
  compare: ReturnType<typeof comparer>,
): FieldChange[] {
  const text = (fields: AnswerFields, name: (typeof FIELDS)[number]): string =>
    name === 'value' ? decimal(lang, levelText(instrument, fields.value) ?? '') : fields[name]
  return FIELDS.flatMap((name) => {
    const [old, fresh] = [text(before, name), text(after, name)]
    if (old === fresh) return []
    const parts = name === 'value' ? wholeLevels(old, fresh, t('assessments.empty')) : compare(old, fresh)
    return [{ label: t(`assessments.field.${name}`), parts }]
  })
}

/** Levels are no words: the old one, an arrow, the new one; in words where there is none. */
const wholeLevels = (old: string, fresh: string, none: string) => [
  ...(old === '' ? [] : [{ text: old, added: false, removed: true }]),
  { text: `${old === '' ? none : ''} → ${fresh === '' ? none : ''}`, added: false, removed: false },
  ...(fresh === '' ? [] : [{ text: fresh, added: true, removed: false }]),
]
