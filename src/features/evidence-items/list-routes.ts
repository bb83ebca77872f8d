import { readAs } from '../../db/actor.ts'
import { type Actor, can, demandOfSeen } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import { pageAsked } from '../../web/paging.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { opened, readAssessment } from '../assessments/assessments.ts'
import { type AssignmentRow, listAssignments, subjectOf } from '../assignments/assignments.ts'
import { readBareRows } from '../ladder/ladder.ts'
import { scopeAsked, stateAsked } from './list-filter.ts'
import { type ListAsked, listProps } from './list-props.ts'
import { coverLevels } from './marking.ts'
import { listPage } from './pages.ts'
import { statusOf, toldHere } from './saying.ts'
import { assessmentParams, coverForm, listQuery } from './schema.ts'

const UNASKED: ListAsked = { state: 'kurang', scope: 'wajib', indicator: null, unit: '', page: 1 }

/** `/penilaian/:id/bukti`: each evidence item of an assessment by how far it is, what is lacking first. */
export const listRoutes: Room = (app, { db, clock }) => {
  const access = { config: { access: 'assessment:read' } } as const
  const path = '/penilaian/:id/bukti'

  app.get(
    path,
    { ...access, schema: { hide: true, params: assessmentParams, querystring: listQuery } },
    async (request, reply) => {
      const { keadaan, cakupan, indikator = '', unit = '', halaman, tercakup } = request.query
      const indicator = /^\d{1,3}$/.test(indikator) ? Number(indikator) : null
      const filter = { state: stateAsked(keadaan), scope: scopeAsked(cakupan), indicator, unit }
      const said = { done: tercakup === '1' ? request.t('ladder.list.covered') : '', error: '' }
      return show(request, reply, request.params.id, { ...filter, page: pageAsked(halaman) }, said, 200)
    },
  )

  app.post(
    `${path}/tercakup`,
    { ...access, schema: { hide: true, params: assessmentParams } },
    async (request, reply): Promise<Reply> => {
      const { id } = request.params
      const form = readForm(coverForm, joined(request.body))
      if (!form.ok) {
        const error = request.t(form.fields.tingkat.error ?? 'ladder.error.none')
        return show(request, reply, id, UNASKED, { done: '', error }, 422)
      }
      try {
        await coverLevels(db, request.actor, clock(), id, placesOf(form.data.tingkat))
        return reply.seeOther(`/penilaian/${id}/bukti?tercakup=1`)
      } catch (error) {
        const refusal = toldHere(error)
        const key = refusal.details.errors?.[0]?.key ?? refusal.key
        return show(request, reply, id, UNASKED, { done: '', error: request.t(key) }, statusOf(refusal))
      }
    },
  )

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    asked: ListAsked,
    said: { readonly done: string; readonly error: string },
    status: number,
  ): Promise<Reply> {
    const { actor, t } = request
    const [row, rows, assigned] = await readAs(db, actor, (tx) =>
      Promise.all([readAssessment(tx, id), readBareRows(tx, id), listAssignments(tx, id)]),
    )
    const found = await opened(db, actor, row)
    if (said.error !== '') demandAny(actor, found.assessment.agency_id, assigned)
    const agency = await findAgency(db, found.assessment.agency_id)
    const props = listProps(request, { ...found, agency, rows, assigned }, asked, said)
    return reply.page(listPage, props, { title: t('ladder.list.pageTitle', { title: props.title }), status })
  }
}

/** Whoever could mark no level at all is told nothing of what was wrong with a form (403). */
function demandAny(who: Actor | null, agencyId: string, assigned: readonly AssignmentRow[]): void {
  const subjects = [undefined, ...assigned].map((row) => subjectOf(agencyId, row))
  if (!subjects.some((subject) => can(who, 'evidence:mark', subject))) demandOfSeen(who, 'evidence:mark', { agencyId })
}

/** Ticked boxes come as one field each. */
function joined(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return body
  const { tingkat } = body as { readonly tingkat?: unknown }
  return { tingkat: [tingkat].flat().filter(Boolean).join(',') }
}

const placesOf = (tingkat: string) =>
  [...new Set(tingkat.split(','))].map((place) => {
    const [number = 0, level = 0] = place.split('-').map(Number)
    return { number, level }
  })
