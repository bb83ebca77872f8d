import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { moment } from '../../web/format.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { manuscriptProps, type Notice } from './manuscript-props.ts'
import { manuscriptPage } from './pages.ts'
import { openText } from './reading.ts'
import { type Decision, publishText, returnText, sendText, takeOn, withdrawText } from './reviewing.ts'
import { params, returnForm, savedQuery, versionForm } from './schema.ts'

/** `/praktik/:slug/naskah`: a text on its way to publication, for its author and the curators. */
export const reviewing: Room = (app, { db, clock }) => {
  const reading = { access: 'practice:read-text' } as const

  app.get(
    '/praktik/:slug/naskah',
    { config: reading, schema: { hide: true, params, querystring: savedQuery } },
    async (request, reply) => {
      const text = request.query.tersimpan === '1' ? request.t('editing.saved') : null
      return show(request, reply, request.params.slug, { text }, 200)
    },
  )

  step('/praktik/:slug/pengiriman', 'practice:write', sendText)
  step('/praktik/:slug/pengiriman/pencabutan', 'practice:write', withdrawText)
  step('/praktik/:slug/peninjauan', 'practice:review', takeOn)
  step('/praktik/:slug/penerbitan', 'practice:review', publishText)

  const returning = { config: { access: 'practice:review' }, schema: { hide: true, params } } as const
  app.post('/praktik/:slug/pengembalian', returning, async (request, reply) => {
    const { slug } = request.params
    const form = readForm(returnForm, request.body)
    if (!form.ok) {
      const { value, error } = form.fields.reason
      const reason = { value, error: error && request.t(error) }
      return show(request, reply, slug, { text: null, reason }, 422)
    }
    const { reason, version } = form.data
    return attempt(request, reply, slug, () =>
      returnText(db, request.actor, { slug, version: Number(version), reason }, clock()),
    )
  })

  type Step = (db: Database, who: Actor | null, decision: Decision, at: Date) => Promise<void>

  function step(path: string, access: 'practice:write' | 'practice:review', verb: Step): void {
    app.post<{ Params: { slug: string } }>(
      path,
      { config: { access }, schema: { hide: true, params } },
      async (request, reply) => {
        const { slug } = request.params
        const form = readForm(versionForm, request.body)
        const version = form.ok ? Number(form.data.version) : 0
        return attempt(request, reply, slug, () => verb(db, request.actor, { slug, version }, clock()))
      },
    )
  }

  /** Does it and shows the text again; a refusal is told on the page it was asked from. */
  async function attempt(request: Request, reply: Reply, slug: string, act: () => Promise<void>): Promise<Reply> {
    try {
      await act()
      return reply.seeOther(`/praktik/${slug}/naskah`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const status = STATUS.get(error.kind)
      if (status === undefined) throw error
      const text = error.kind === 'invalid' ? request.t('editing.unready') : request.t(error.key)
      return show(request, reply, slug, { text }, status)
    }
  }

  async function show(request: Request, reply: Reply, slug: string, notice: Notice, status: number): Promise<Reply> {
    const props = await asActor(db, request.actor, async (tx) =>
      manuscriptProps(tx, request, await openText(tx, request.actor, slug), notice),
    )
    const [last] = props.events
    const told =
      status === 409 && last ? `${props.notice} ${last.text} (${moment(request.lang, last.at)}).` : props.notice
    return reply.page(manuscriptPage, { ...props, notice: told }, { title: props.title, status })
  }
}

const STATUS = new Map([
  ['invalid', 422],
  ['conflict', 409],
  ['forbidden', 403],
])
