import { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { type Asked, answerHistoryProps } from './answer-props.ts'
import { answerHistoryPage } from './pages.ts'
import { comparisonQuery, indicatorParams, undoForm } from './schema.ts'
import { undo } from './undoing.ts'

/** `/penilaian/:id/indikator/:number/riwayat`: every version of one answer, what differs, and bringing one back. */
export const answerHistory: Room = (app, { db, clock }) => {
  const path = '/penilaian/:id/indikator/:number/riwayat'

  app.get(
    path,
    {
      config: { access: 'assessment:read' },
      schema: { hide: true, params: indicatorParams, querystring: comparisonQuery },
    },
    async (request, reply) => {
      const { dari: from, ke: to, halaman: page, kembali } = request.query
      const done = kembali === undefined ? '' : request.t('history.answer.done', { version: kembali })
      return show(request, reply, { ...request.params, from, to, page }, { refused: '', done }, 200)
    },
  )

  app.post(
    path,
    { config: { access: 'assessment:read' }, schema: { hide: true, params: indicatorParams } },
    async (request, reply) => {
      const { id, number } = request.params
      const form = readForm(undoForm, request.body)
      const asked = { id, number, from: undefined, to: undefined, page: undefined }
      const typed = form.ok ? form.data : { versi: '999999999', terakhir: '999999999' }
      try {
        const wanted = { to: Number(typed.versi), version: Number(typed.terakhir) }
        await undo(db, request.actor, id, number, wanted, clock())
        return reply.seeOther(`/penilaian/${id}/indikator/${number}/riwayat?kembali=${wanted.to}`)
      } catch (error) {
        if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
        const [first] = error.details.errors ?? []
        const refused = request.t(first?.key ?? error.key, first?.args ?? error.details.args)
        return show(request, reply, asked, { refused, done: '' }, error.kind === 'invalid' ? 422 : 409)
      }
    },
  )

  async function show(
    request: Request,
    reply: Reply,
    asked: Asked,
    said: { readonly refused: string; readonly done: string },
    status: number,
  ): Promise<Reply> {
    const props = await answerHistoryProps(db, request, asked, said)
    return reply.page(answerHistoryPage, props, {
      title: request.t('history.answer.title', { code: props.code, name: props.name }),
      status,
    })
  }
}
