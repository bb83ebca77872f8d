import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { findAgency } from '../agencies/agencies.ts'
import { headingOf } from '../assessments/assessments.ts'
import { indicatorPackageProps, type Said } from './indicator-props.ts'
import { openPackage } from './opening.ts'
import { indicatorPackagePage } from './pages.ts'
import { indicatorParams, indicatorQuery, tickForm } from './schema.ts'
import { openToTick, type Place, tick } from './ticking.ts'

/** `/penilaian/:id/paket/:number`: texts and addresses to copy and files to take along, each ticked off once it is. */
export const indicatorPackage: Room = (app, { db, clock }) => {
  const path = '/penilaian/:id/paket/:number'
  const config = { access: 'package:read' } as const

  app.get(
    path,
    { config, schema: { hide: true, params: indicatorParams, querystring: indicatorQuery } },
    async (request, reply) => {
      const done = request.query.tersimpan ? request.t('packages.done') : ''
      return show(request, reply, request.params, { done, problem: '', typed: null }, 200)
    },
  )

  app.post(
    path,
    { config, schema: { hide: true, params: indicatorParams } },
    async (request, reply): Promise<Reply> => {
      const { params, actor, t } = request
      const form = readForm(tickForm, joined(request.body))
      const typed = form.fields
      if (!form.ok) {
        await openToTick(db, actor, params)
        return show(request, reply, params, { done: '', problem: t('packages.error.form'), typed }, 422)
      }
      try {
        await tick(db, actor, params, form.data, clock())
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
        return show(request, reply, params, { done: '', problem: t(error.key), typed }, 409)
      }
      const { id, number } = params
      const isOnward =
        form.data.aksi === 'semua' && number < (await openPackage(db, actor, id)).instrument.indicators.length
      return reply.seeOther(`/penilaian/${id}/paket/${isOnward ? number + 1 : `${number}?tersimpan=1`}`)
    },
  )

  async function show(
    request: Request,
    reply: Reply,
    { id, number }: Place,
    said: Said,
    status: number,
  ): Promise<Reply> {
    const opened = await openPackage(db, request.actor, id, number)
    const { assessment, instrument } = opened
    const agency = await findAgency(db, assessment.agency_id)
    const props = {
      ...headingOf(request, assessment, instrument, agency),
      ...indicatorPackageProps(request, opened, number, said, dayInJakarta(clock())),
    }
    const title = request.t('packages.indicatorTitle', { code: props.code, name: props.name })
    return reply.page(indicatorPackagePage, props, { title, status, scripts: ['copy.js'] })
  }
}

/** Ticked boxes come as one field each. */
function joined(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return body
  const { disalin, dihapus } = body as { readonly disalin?: unknown; readonly dihapus?: unknown }
  const list = (given: unknown) => [given].flat().filter(Boolean).join(',')
  return { ...body, disalin: list(disalin), dihapus: list(dihapus) }
}
