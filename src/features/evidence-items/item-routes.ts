import type { z } from 'zod'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, demandOfSeen } from '../../domain/permissions.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { attachToItem, detachFromItem } from './attaching.ts'
import { type ItemSaid, itemProps, pathOf } from './item-props.ts'
import { type GivenVerdict, judgeItem } from './judging.ts'
import { markInapplicable, unmarkItem } from './marking.ts'
import { openItem } from './opening.ts'
import { itemPage } from './pages.ts'
import { statusOf, toldHere, withErrors } from './saying.ts'
import {
  attachForm,
  detachForm,
  type ITEM_DONE,
  inapplicableForm,
  itemParams,
  itemQuery,
  verdictForm,
} from './schema.ts'
import type { ItemPlace } from './taking.ts'

const BLANK: ItemSaid = {
  ...{ attach: emptyForm(attachForm), verdict: emptyForm(verdictForm), mark: emptyForm(inapplicableForm) },
  ...{ q: '', done: '', problem: '' },
}

type Done = (typeof ITEM_DONE)[number]

/** `/penilaian/:id/indikator/:number/bukti/:item`: what proves one item, and what was said of it. */
export const itemRoutes: Room = (app, { db, clock }) => {
  const access = { config: { access: 'assessment:read' } } as const
  const path = '/penilaian/:id/indikator/:number/bukti/:item'
  const posting = { ...access, schema: { hide: true, params: itemParams } } as const

  app.get(
    path,
    { ...access, schema: { hide: true, params: itemParams, querystring: itemQuery } },
    async (request, reply) => {
      const { q = '', dokumen = '', keadaan } = request.query
      const done = keadaan === undefined ? '' : request.t(`ladder.done.${keadaan}`)
      const attach = { ...BLANK.attach, document: { value: dokumen, error: null } }
      return show(request, reply, { ...BLANK, attach, q: q.trim().slice(0, 200), done }, 200)
    },
  )

  app.post(path, posting, async (request, reply): Promise<Reply> => {
    const { fields: attach, ...form } = readForm(attachForm, request.body)
    const said = { ...BLANK, attach, q: attach.q.value }
    const act = form.ok && (() => attachToItem(db, request.actor, clock(), request.params, form.data))
    return attempt(request, reply, { said, action: 'evidence:attach', done: 'terlampir', act })
  })

  app.post(`${path}/pelepasan`, posting, async (request, reply): Promise<Reply> => {
    const form = readForm(detachForm, request.body)
    if (!form.ok) throw new Refusal('notFound', 'refusal.notFound')
    await detachFromItem(db, request.actor, clock(), request.params, form.data.reference)
    return reply.seeOther(`${pathOf(request.params)}?keadaan=dilepas`)
  })

  app.post(`${path}/putusan`, posting, async (request, reply): Promise<Reply> => {
    const { fields: verdict, ...form } = readForm(verdictForm, request.body)
    const act = form.ok && (() => judgeItem(db, request.actor, clock(), request.params, given(form.data)))
    return attempt(request, reply, { said: { ...BLANK, verdict }, action: 'evidence:judge', done: 'diputuskan', act })
  })

  app.post(`${path}/tidak-berlaku`, posting, async (request, reply): Promise<Reply> => {
    const { fields: mark, ...form } = readForm(inapplicableForm, request.body)
    const act = form.ok && (() => markInapplicable(db, request.actor, clock(), request.params, form.data.alasan))
    return attempt(request, reply, { said: { ...BLANK, mark }, action: 'evidence:mark', done: 'ditandai', act })
  })

  app.post(`${path}/tidak-berlaku/pencabutan`, posting, async (request, reply): Promise<Reply> => {
    const act = () => unmarkItem(db, request.actor, clock(), request.params)
    return attempt(request, reply, { said: BLANK, action: 'evidence:mark', done: 'dicabut', act })
  })

  type Asked = Request & { readonly params: ItemPlace }

  interface Attempt {
    readonly said: ItemSaid
    readonly action: Action
    readonly done: Done
    /** False where the form could not be read. */
    readonly act: false | (() => Promise<unknown>)
  }

  /** Does what a form asks for and shows the page anew; what is refused comes back as typed. */
  async function attempt(request: Asked, reply: Reply, { said, action, done, act }: Attempt): Promise<Reply> {
    if (!act) return show(request, reply, said, 422, action)
    try {
      await act()
      return reply.seeOther(`${pathOf(request.params)}?keadaan=${done}`)
    } catch (error) {
      const refusal = toldHere(error)
      const problem = refusal.kind === 'invalid' ? '' : request.t(refusal.key, refusal.details.args)
      const marked = {
        attach: withErrors(said.attach, refusal),
        verdict: withErrors(said.verdict, refusal),
        mark: withErrors(said.mark, refusal),
      }
      return show(request, reply, { ...said, ...marked, problem }, statusOf(refusal), action)
    }
  }

  /** After a form nobody without the right sees the page as if only a field were wrong (403). */
  async function show(request: Asked, reply: Reply, said: ItemSaid, status: number, action?: Action): Promise<Reply> {
    const opened = await openItem(db, request.actor, request.params, { q: said.q, today: dayInJakarta(clock()) })
    if (action) demandOfSeen(request.actor, action, opened.subject)
    const props = itemProps(request, request.params, opened, said)
    return reply.page(itemPage, props, { title: props.title, status })
  }
}

const given = ({ putusan, catatan, dasar }: z.output<typeof verdictForm>): GivenVerdict => ({
  verdict: putusan,
  note: catatan,
  sight: dasar,
})
