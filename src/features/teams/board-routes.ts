import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { emptyForm, readForm, withTicks } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { assign } from './assigning.ts'
import { type BoardSaid, boardProps } from './board-props.ts'
import { boardPage } from './pages.ts'
import { assessmentParams, assignedQuery, assignForm } from './schema.ts'
import { demandTeam } from './standing.ts'

const untouched = emptyForm(assignForm)
const UNTOUCHED = { ...untouched, cakupan: { value: 'pilih', error: null } }

/** `/penilaian/:id/tugas`: which unit works on which indicator until when, and how much each has. */
export const board: Room = (app, { db, clock }) => {
  app.get(
    '/penilaian/:id/tugas',
    {
      config: { access: 'assessment:read' },
      schema: { hide: true, params: assessmentParams, querystring: assignedQuery },
    },
    async (request, reply) => {
      const { ditugaskan: count } = request.query
      const done = count === 0 ? '' : request.t('teams.board.done', { count })
      return show(request, reply, request.params.id, { done, refused: '', fields: UNTOUCHED }, 200)
    },
  )

  app.post(
    '/penilaian/:id/tugas',
    { config: { access: 'assessment:read' }, schema: { hide: true, params: assessmentParams } },
    async (request, reply) => {
      const { id } = request.params
      const form = readForm(assignForm, withTicks(request.body, 'pilih'))
      const { fields } = form
      try {
        if (!form.ok) {
          await demandTeam(db, request.actor, id, 'team:assign')
          return show(request, reply, id, { done: '', refused: '', fields }, 422)
        }
        const count = await assign(db, request.actor, id, form.data, clock())
        if (count > 0) return reply.seeOther(`/penilaian/${id}/tugas?ditugaskan=${count}`)
        return show(request, reply, id, { done: request.t('teams.board.same'), refused: '', fields }, 200)
      } catch (error) {
        if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
        const errors = new Map(error.details.errors?.map(({ field, key }) => [field, key]))
        const marked = Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, { ...field, error: errors.get(name) ?? null }]),
        ) as typeof fields
        const refused = error.kind === 'conflict' ? request.t(error.key, error.details.args) : ''
        return show(request, reply, id, { done: '', refused, fields: marked }, error.kind === 'invalid' ? 422 : 409)
      }
    },
  )

  async function show(request: Request, reply: Reply, id: string, said: BoardSaid, status: number): Promise<Reply> {
    const props = await boardProps(db, request, id, said, dayInJakarta(clock()))
    return reply.page(boardPage, props, { title: request.t('teams.board.pageTitle', { title: props.title }), status })
  }
}
