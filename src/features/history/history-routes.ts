import { asActor, type Handle } from '../../db/actor.ts'
import { can } from '../../domain/permissions.ts'
import { decimal } from '../../web/format.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import {
  bandOf,
  headingOf,
  levelText,
  linkOf,
  openAssessment,
  predicateIn,
  type SubmissionRow,
  submissionsOf,
} from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type HistoryProps, historyPage } from './pages.ts'
import { listChanged, readValuesAt } from './queries.ts'
import { assessmentParams } from './schema.ts'

/** `/penilaian/:id/riwayat`: every submission with its hash, what opened it again, and the answers that were changed. */
export const assessmentHistory: Room = (app, { db }) => {
  const options = { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } } as const
  app.get('/penilaian/:id/riwayat', options, async (request, reply) => {
    const { actor, lang, t } = request
    const { id } = request.params
    const props = await asActor(db, actor, async (tx): Promise<HistoryProps> => {
      const { assessment, instrument } = await openAssessment(tx, actor, id)
      const agency = await findAgency(tx, assessment.agency_id)
      const answers = await listChanged(tx, id)
      return {
        ...headingOf(request, assessment, instrument, agency),
        submissions: await submissionsTold(tx, request, instrument, id, await submissionsOf(tx, id)),
        answers: answers.flatMap(({ number, version, value, at, by }) => {
          const indicator = instrument.indicators[number - 1]
          if (!indicator) return []
          const level = decimal(lang, levelText(instrument, value) ?? '')
          return [
            {
              ...linkOf(lang, indicator),
              version,
              level,
              band: bandOf(value),
              at,
              by: by ?? t('assessments.somebody'),
            },
          ]
        }),
        mayReadTrail: can(actor, 'assessment:read-trail', { agencyId: assessment.agency_id }),
      }
    })
    return reply.page(historyPage, props, { title: t('history.title', { title: props.title }) })
  })
}

async function submissionsTold(
  tx: Handle,
  request: Request,
  instrument: LoadedInstrument,
  id: string,
  rows: readonly SubmissionRow[],
): Promise<HistoryProps['submissions']> {
  const { lang, t } = request
  const values = await Promise.all(rows.map(({ versions }) => readValuesAt(tx, id, versions ?? [])))
  return rows.map((row, at) => ({
    round: row.round,
    at: row.at,
    by: row.by ?? t('assessments.somebody'),
    hash: row.hash,
    index: row.index ?? '',
    predicate: row.predicate ? predicateIn(lang, instrument, row.predicate) : '',
    changes: changesSince(request, instrument, values[at], values[at + 1]),
    amendment: row.amendedAt
      ? { at: row.amendedAt, by: row.amendedBy ?? t('assessments.somebody'), reason: row.reason ?? '' }
      : null,
  }))
}

/** Levels that differ from the submission before; nothing for the first one. */
function changesSince(
  { lang }: Request,
  instrument: LoadedInstrument,
  now: ReadonlyMap<number, number | null> | undefined,
  earlier: ReadonlyMap<number, number | null> | undefined,
) {
  if (!now || !earlier) return []
  return instrument.indicators.flatMap((indicator) => {
    const [before, after] = [earlier.get(indicator.number) ?? null, now.get(indicator.number) ?? null]
    if (before === after) return []
    const written = (value: number | null) => decimal(lang, levelText(instrument, value) ?? '–')
    return [{ ...linkOf(lang, indicator), before: written(before), after: written(after) }]
  })
}
