import { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import { addressOf, whatsAppText } from '../../web/share.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { boardProps } from './board-props.ts'
import { decide } from './deciding.ts'
import { type MadeLink, makeLink, type Place, revokeLink } from './making.ts'
import { owedIn } from './owing.ts'
import { boardPage, madePage, unitPage } from './pages.ts'
import { assessmentParams, decideForm, deliveryParams, doneQuery, makeForm, unitParams } from './schema.ts'
import { demandRequests } from './standing.ts'
import { messageText } from './telling.ts'
import { NOTHING_SAID, type Said, scopeTold, unitProps } from './unit-props.ts'

/** `/penilaian/:id/permintaan`: what each unit still owes, asked for by letter or link, and what came over it. */
export const board: Room = (app, { db, clock, config: settings }) => {
  const config = { access: 'assessment:read' } as const
  const path = '/penilaian/:id/permintaan'

  app.get(path, { config, schema: { hide: true, params: assessmentParams } }, async (request, reply) => {
    const props = await boardProps(db, request, request.params.id, clock())
    return reply.page(boardPage, props, { title: request.t('requests.board.pageTitle', { title: props.title }) })
  })

  app.get(
    `${path}/:unit`,
    { config, schema: { hide: true, params: unitParams, querystring: doneQuery } },
    async (request, reply) => {
      const { selesai } = request.query
      const done = selesai ? request.t(`requests.done.${selesai}`) : ''
      return show(request, reply, request.params, { ...NOTHING_SAID, done }, 200)
    },
  )

  app.post(`${path}/:unit/tautan`, { config, schema: { hide: true, params: unitParams } }, async (request, reply) => {
    const form = readForm(makeForm, joined(request.body))
    const { hari, butir } = form.fields
    return attempt(request, reply, request.params, { ...NOTHING_SAID, hari, butir }, async () => {
      if (!form.ok) return null
      return handOver(
        request,
        reply,
        request.params,
        await makeLink(db, request.actor, request.params, form.data, clock()),
      )
    })
  })

  app.post(
    `${path}/:unit/tautan/pencabutan`,
    { config, schema: { hide: true, params: unitParams } },
    async (request, reply) => {
      await revokeLink(db, request.actor, request.params, clock())
      return reply.seeOther(`${pathOf(request.params)}?selesai=dicabut`)
    },
  )

  app.post(
    `${path}/:unit/kiriman/:delivery`,
    { config, schema: { hide: true, params: deliveryParams } },
    async (request, reply) => {
      const { params } = request
      const form = readForm(decideForm, request.body)
      const error = form.fields.catatan.error ?? form.fields.keputusan.error
      const catatan = { value: form.fields.catatan.value, error, delivery: params.delivery }
      return attempt(request, reply, params, { ...NOTHING_SAID, catatan }, async () => {
        if (!form.ok) return null
        await decide(db, request.actor, params, form.data, clock())
        const done = form.data.keputusan === 'terima' ? 'diterima' : 'dikembalikan'
        return reply.seeOther(`${pathOf(params)}?selesai=${done}`)
      })
    },
  )

  /** Does it; what is refused, or could not be read (null), comes back as typed. */
  async function attempt(
    request: Request,
    reply: Reply,
    place: Place,
    said: Said,
    act: () => Promise<Reply | null>,
  ): Promise<Reply> {
    try {
      const answer = await act()
      if (answer) return answer
      await demandRequests(db, request.actor, place.id)
      return show(request, reply, place, said, 422)
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
      if (error.kind === 'conflict') {
        return show(request, reply, place, { ...said, problem: request.t(error.key, error.details.args) }, 409)
      }
      const keys = new Map(error.details.errors?.map(({ field, key }) => [field, key]))
      const marked = (name: 'hari' | 'butir') => ({ ...said[name], error: keys.get(name) ?? null })
      const catatan = { ...said.catatan, error: keys.get('catatan') ?? null }
      return show(request, reply, place, { ...said, hari: marked('hari'), butir: marked('butir'), catatan }, 422)
    }
  }

  async function show(request: Request, reply: Reply, place: Place, said: Said, status: number): Promise<Reply> {
    const props = await unitProps(db, request, place, said, clock())
    const title = request.t('requests.unit.title', { unit: props.unit })
    return reply.page(unitPage, props, { title, status })
  }

  /** The only time the link is shown. */
  function handOver(request: Request, reply: Reply, place: Place, made: MadeLink): Reply {
    const { token, expiresAt: until, items, assessment, work } = made
    const address = addressOf(request, settings, `/unggah/${token}`)
    const agency = request.actor?.memberships.find((one) => one.agency === assessment.agency_id)?.agencyName ?? ''
    const asks = { agency, unit: work.unit, year: assessment.year, at: { address, until } }
    const text = messageText(request, owedIn(work.indicators, items), asks)
    const scope = scopeTold(request, items)
    const props = { unit: work.unit, back: pathOf(place), address, until, scope, text, whatsApp: whatsAppText(text) }
    reply.header('referrer-policy', 'no-referrer')
    return reply.page(madePage, props, { title: request.t('requests.made.title') })
  }
}

const pathOf = ({ id, unit }: Place): string => `/penilaian/${id}/permintaan/${unit}`

/** Ticked boxes come as one field each. */
function joined(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return body
  const { butir } = body as { readonly butir?: unknown }
  return { ...body, butir: [butir].flat().filter(Boolean).join(',') }
}
