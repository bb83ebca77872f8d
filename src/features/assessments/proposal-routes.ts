import { Refusal } from '../../domain/errors.ts'
import { readForm, withTicks } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { chooseSource, confirmProposals } from './confirming.ts'
import { proposalsPage } from './proposal-pages.ts'
import { type Pressed, proposalsProps } from './proposal-props.ts'
import { assessmentParams, confirmedQuery, proposalsForm, sourceForm } from './schema.ts'

const NOTHING: Pressed = { confirmed: 0, skipped: [], refused: '', sourceError: '' }

/** `/penilaian/:id/usulan`: answers of an earlier assessment, confirmed aspect by aspect. */
export const proposalRoutes: Room = (app, { db, clock }) => {
  const reading = { access: 'assessment:read' } as const
  const answering = {
    config: { access: 'assessment:read' },
    schema: { hide: true, params: assessmentParams },
  } as const

  app.get(
    '/penilaian/:id/usulan',
    { config: reading, schema: { hide: true, params: assessmentParams, querystring: confirmedQuery } },
    async (request, reply) =>
      show(request, reply, request.params.id, { ...NOTHING, confirmed: request.query.dikonfirmasi }, 200),
  )

  app.post('/penilaian/:id/usulan', answering, async (request, reply) => {
    const { id } = request.params
    const form = readForm(proposalsForm, withTicks(request.body, 'pilih'))
    const shown = form.ok ? form.data.pilih.split(',').map(readShown) : []
    try {
      const { confirmed, skipped } = await confirmProposals(db, request.actor, id, shown, clock())
      if (!form.ok) return show(request, reply, id, { ...NOTHING, refused: 'proposals.error.none' }, 422)
      if (skipped.length === 0) return reply.seeOther(`/penilaian/${id}/usulan?dikonfirmasi=${confirmed.length}`)
      const refused = 'proposals.error.skipped'
      return show(request, reply, id, { ...NOTHING, confirmed: confirmed.length, skipped, refused }, 409)
    } catch (error) {
      return refuse(request, reply, id, error)
    }
  })

  app.post('/penilaian/:id/usulan/sumber', answering, async (request, reply) => {
    const { id } = request.params
    const form = readForm(sourceForm, request.body)
    try {
      await chooseSource(db, request.actor, id, form.ok ? form.data.sumber || null : 'none', clock())
      return reply.seeOther(`/penilaian/${id}/usulan`)
    } catch (error) {
      return refuse(request, reply, id, error)
    }
  })

  function refuse(request: Request, reply: Reply, id: string, error: unknown): Promise<Reply> {
    if (!(error instanceof Refusal)) throw error
    if (error.kind === 'invalid') {
      return show(request, reply, id, { ...NOTHING, sourceError: 'proposals.error.source' }, 422)
    }
    if (error.kind !== 'conflict') throw error
    return show(request, reply, id, { ...NOTHING, refused: error.key }, 409)
  }

  async function show(request: Request, reply: Reply, id: string, pressed: Pressed, status: number): Promise<Reply> {
    const props = await proposalsProps(db, request, id, pressed)
    const title = request.t('proposals.pageTitle', { title: props.title })
    return reply.page(proposalsPage, props, { title, status })
  }
}

function readShown(choice: string) {
  const [number = 0, version = 0] = choice.split('-').map(Number)
  return { number, version }
}
