import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Field, readForm } from '../../web/forms.ts'
import { pageAsked } from '../../web/paging.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { talkPage } from './pages.ts'
import { commentForm, indicatorParams, stepForm, talkQuery } from './schema.ts'
import { demandTeam } from './standing.ts'
import { type TalkSaid, talkProps } from './talk-props.ts'
import { comment, type Place, takeStep } from './talking.ts'

const BLANK: Field = { value: '', error: null }
const NOTHING: TalkSaid = { refused: '', catatan: BLANK, komentar: BLANK }

/** `/penilaian/:id/indikator/:number/diskusi`: an assigned answer's way to being accepted, and what the agency says of it. */
export const talk: Room = (app, { db, clock }) => {
  const path = '/penilaian/:id/indikator/:number/diskusi'
  const acting = { config: { access: 'assessment:read' }, schema: { hide: true, params: indicatorParams } } as const

  app.get(
    path,
    {
      config: { access: 'assessment:read' },
      schema: { hide: true, params: indicatorParams, querystring: talkQuery },
    },
    async (request, reply) => show(request, reply, request.params, NOTHING, 200, pageAsked(request.query.halaman)),
  )

  app.post(`${path}/langkah`, acting, async (request, reply) => {
    const form = readForm(stepForm, request.body)
    const { catatan, langkah } = form.fields
    return attempt(request, reply, { ...NOTHING, catatan }, async () => {
      if (form.ok) {
        const { langkah: step, catatan: note } = form.data
        return takeStep(db, request.actor, request.params, { step, note }, clock())
      }
      await demandTeam(db, request.actor, request.params.id, 'team:hand-in', request.params.number)
      const error = catatan.error ?? langkah.error ?? 'teams.error.step'
      throw invalid('catatan', error)
    })
  })

  const once = { ...acting, config: { ...acting.config, once: true } } as const
  app.post(`${path}/komentar`, once, async (request, reply) => {
    const form = readForm(commentForm, request.body)
    const { komentar } = form.fields
    return attempt(request, reply, { ...NOTHING, komentar }, async () => {
      if (form.ok) return comment(db, request.actor, request.params, form.data.komentar, clock())
      await demandTeam(db, request.actor, request.params.id, 'team:comment')
      throw invalid('komentar', komentar.error ?? 'teams.error.comment')
    })
  })

  /** Does it and shows the page anew; what is refused comes back as typed. */
  async function attempt(
    request: Request & { readonly params: Place },
    reply: Reply,
    said: TalkSaid,
    act: () => Promise<void>,
  ): Promise<Reply> {
    const { id, number } = request.params
    try {
      await act()
      return reply.seeOther(`/penilaian/${id}/indikator/${number}/diskusi`)
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
      if (error.kind === 'conflict') {
        return show(request, reply, request.params, { ...said, refused: request.t(error.key, error.details.args) }, 409)
      }
      const keys = new Map(error.details.errors?.map(({ field, key }) => [field, key]))
      const marked = (name: 'catatan' | 'komentar') => ({ ...said[name], error: keys.get(name) ?? null })
      const back = { refused: '', catatan: marked('catatan'), komentar: marked('komentar') }
      return show(request, reply, request.params, back, 422)
    }
  }

  async function show(
    request: Request,
    reply: Reply,
    { id, number }: Place,
    said: TalkSaid,
    status: number,
    page = 1,
  ): Promise<Reply> {
    const props = await talkProps(db, request, { id, number, page }, said, dayInJakarta(clock()))
    const title = request.t('teams.talk.title', { code: props.code, name: props.name })
    return reply.page(talkPage, props, { title, status })
  }
}

const invalid = (field: string, key: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code: 'invalid', key }] })
