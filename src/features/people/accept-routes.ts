import { Refusal } from '../../domain/errors.ts'
import { attempt, filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { forgetSessions, startSession } from '../../web/session.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { accept } from './accepting.ts'
import { type Behind, invitationBehind, type LinkState } from './link.ts'
import { closedPage, invitedPage } from './pages.ts'
import { acceptForm, tokenParams } from './schema.ts'
import { postIn } from './team-props.ts'

/** The secret stands in the address: nothing is kept, and no other site learns it or can make a browser use it. */
const config = { access: 'public', secretInPath: true, startsSession: true } as const

/** `/undangan/:token`: an invitation as the invited person meets it. */
export const accepting: Room = (app, services) => {
  const { db, clock, config: platform } = services
  const onRequest = async (_request: Request, reply: Reply) => {
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
  }
  const options = { config, onRequest, schema: { hide: true, params: tokenParams } }
  const behind = (request: Request) =>
    invitationBehind(db, (request.params as { readonly token: string }).token, {
      address: request.ip,
      at: clock(),
      limits: platform.limits.mailLink,
    })

  app.get('/undangan/:token', options, async (request, reply) => {
    const found = await behind(request)
    if (found?.state !== 'open') return closed(request, reply, found?.state)
    return show(request, reply, found, { typed: filledIn({ name: found.invitation.name }), failed: '', status: 200 })
  })

  app.post('/undangan/:token', options, async (request, reply) => {
    const found = await behind(request)
    if (found?.state !== 'open') return closed(request, reply, found?.state)
    const form = readForm(acceptForm, request.body)
    const given = { at: clock(), address: request.ip, language: request.lang, limits: platform.limits.signIn }
    let personId: string | null = null
    try {
      const wrong = await attempt(form, async () => {
        if (form.ok) personId = await accept(db, found, form.data, given)
      })
      if (wrong) return show(request, reply, found, { typed: wrong, failed: '', status: 422 })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'limited') throw error
      reply.header('retry-after', error.details.retryAfterSeconds)
      const failed = request.t(error.key, error.details.args)
      return show(request, reply, found, { typed: form.fields, failed, status: 429 })
    }
    // Somebody was quicker.
    if (personId === null) return closed(request, reply, 'used')
    forgetSessions()
    await startSession(services, request, reply, personId)
    return reply.seeOther('/kerja')
  })
}

interface Shown {
  readonly typed: Typed
  readonly failed: string
  readonly status: number
}

function show(request: Request, reply: Reply, { invitation }: Behind, { typed, failed, status }: Shown): Reply {
  const { t, params } = request
  const { agency, inviter, email, endsOn, expiresAt } = invitation
  const fieldOf = (name: string) => {
    const { value = '', error = null } = typed[name] ?? {}
    return { value, error: error && t(error) }
  }
  const account = fieldOf('account')
  const fields = { account, name: fieldOf('name'), password: { ...fieldOf('password'), value: '' } }
  const props = {
    ...fields,
    token: (params as { readonly token: string }).token,
    agency,
    post: postIn(t, invitation),
    inviter,
    email,
    endsOn: endsOn ?? '',
    expiresAt,
    failed,
    wrong: Object.values(fields).some(({ error }) => error !== null),
    accounts: (['new', 'known'] as const).map((value) => ({
      value,
      label: t(`people.account.${value}`),
      chosen: account.value === value,
    })),
  }
  return reply.page(invitedPage, props, { title: t('people.invited.title'), status })
}

/** Why a link leads nowhere, and how to go on: 404 for one that never was, else 410. */
function closed(request: Request, reply: Reply, state: LinkState | undefined): Reply {
  const why = state ?? 'unknown'
  const title = request.t(`people.closed.${why}.title`)
  const text = request.t(`people.closed.${why}.text`)
  return reply.page(closedPage, { title, text }, { title, status: why === 'unknown' ? 404 : 410 })
}
