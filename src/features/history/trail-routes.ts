import { asActor } from '../../db/actor.ts'
import { BLANK } from '../../domain/answers.ts'
import { demand } from '../../domain/permissions.ts'
import { comparer } from '../../web/difference.ts'
import { readForm } from '../../web/forms.ts'
import { pageAsked, pagesAround } from '../../web/paging.ts'
import type { Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { headingOf, openAssessment } from '../assessments/assessments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { fieldChanges } from './answer-props.ts'
import { type TrailProps, trailPage } from './pages.ts'
import { assessmentParams, trailForm, trailQuery } from './schema.ts'
import { filterOf, filterProps } from './trail-filter.ts'
import { countTrail, listActors, listTrail, type TrailRow } from './trail-queries.ts'
import { MOST_IN_WORKBOOK } from './trail-table.ts'
import { reasonOf, whatOf } from './trail-words.ts'

const SIZE = 50

/** `/penilaian/:id/jejak`: who did what to an assessment, when, what was before and after, and why. */
export const trail: Room = (app, { db }) => {
  const options = {
    config: { access: 'assessment:read' },
    schema: { hide: true, params: assessmentParams, querystring: trailQuery },
  } as const

  app.get('/penilaian/:id/jejak', options, async (request, reply) => {
    const { actor, t } = request
    const { id } = request.params
    const { halaman, ...asked } = request.query
    const form = readForm(trailForm, asked)
    const page = pageAsked(halaman)
    const props = await asActor(db, actor, async (tx): Promise<TrailProps> => {
      const { assessment, instrument } = await openAssessment(tx, actor, id)
      const { agency_id: agencyId } = assessment
      demand(actor, 'assessment:read-trail', { agencyId })
      const filter = filterOf(id, agencyId, form.ok ? form.data : null)
      const all = form.ok ? await countTrail(tx, filter) : 0
      const rows = form.ok ? await listTrail(tx, filter, { limit: SIZE, offset: (page - 1) * SIZE }) : []
      const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
      const query = given.length > 0 ? `?${new URLSearchParams(given)}` : ''
      return {
        ...headingOf(request, assessment, instrument, await findAgency(tx, agencyId)),
        ...filterProps(request, instrument, await listActors(tx, filter), form.fields),
        count: t('history.trail.count', { count: all }),
        filtered: query !== '',
        downloads: form.ok ? downloadsOf(request, `/penilaian/${id}/jejak`, query, all) : [],
        lines: linesOf(request, instrument, id, rows),
        ...pagesAround(`/penilaian/${id}/jejak`, asked, { page, size: SIZE, all }),
      }
    })
    const title = t('history.trail.pageTitle', { title: props.title })
    return reply.page(trailPage, props, { title, status: form.ok ? 200 : 422 })
  })
}

const downloadsOf = ({ t }: Request, path: string, query: string, all: number) => [
  { href: `${path}.csv${query}`, label: t('history.trail.csv') },
  ...(all > MOST_IN_WORKBOOK ? [] : [{ href: `${path}.xlsx${query}`, label: t('history.trail.xlsx') }]),
]

function linesOf(
  request: Request,
  instrument: LoadedInstrument,
  id: string,
  rows: readonly TrailRow[],
): TrailProps['lines'] {
  const { t } = request
  const compare = comparer()
  return rows.map((row) => {
    const { number, after, before } = row
    const indicator = number === null ? undefined : instrument.indicators[number - 1]
    return {
      at: row.at,
      by: row.by ?? t('history.trail.platform'),
      role: row.role === null ? '' : t(`history.role.${row.role}`),
      what: whatOf(t, row, instrument),
      href: indicator
        ? `/penilaian/${id}/indikator/${number}/riwayat?dari=${(row.version ?? 1) - 1}&ke=${row.version}`
        : '',
      simulated: row.sourceBasis === 'simulated',
      changes: after ? fieldChanges(request, instrument, before ?? BLANK, after, compare) : [],
      reason: reasonOf(t, request.lang, row, instrument),
      hash: row.hash ?? '',
    }
  })
}
