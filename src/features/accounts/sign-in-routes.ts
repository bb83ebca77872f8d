import { Refusal } from '../../domain/errors.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { endSession, startSession } from '../../web/session.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { signIn } from './accounts.ts'
import { demoAccounts } from './demo-accounts.ts'
import { type SignInProps, signInPage } from './pages.ts'
import { ownPath, signInForm, signInQuery } from './schema.ts'

const config = { access: 'public' } as const

export const signingIn: Room = (app, services) => {
  const { db, clock, demonstration } = services

  app.get('/masuk', { config, schema: { hide: true, querystring: signInQuery } }, async (request, reply) => {
    const next = request.query.lanjut
    if (request.actor) return reply.seeOther(next)
    return show(request, reply, { ...emptyForm(signInForm), failed: null, next }, 200)
  })

  app.post('/masuk', { config, schema: { hide: true, querystring: signInQuery } }, async (request, reply) => {
    const next = nextOf(request)
    const form = readForm(signInForm, request.body)
    const fields = { ...form.fields, password: { ...form.fields.password, value: '' } }
    if (!form.ok) return show(request, reply, { ...fields, failed: request.t('refusal.invalid'), next }, 422)
    try {
      const person = await signIn(db, services.config.limits.signIn, { ...form.data, address: request.ip, at: clock() })
      if (!person) return show(request, reply, { ...fields, failed: request.t('accounts.error.mismatch'), next }, 422)
      await startSession(services, request, reply, person.id)
      return reply.seeOther(next)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'limited') throw error
      reply.header('retry-after', error.details.retryAfterSeconds)
      return show(request, reply, { ...fields, failed: request.t(error.key, error.details.args), next }, 429)
    }
  })

  app.post('/keluar', { config, schema: { hide: true } }, async (request, reply) => {
    await endSession(services, request, reply)
    return reply.seeOther('/')
  })

  function show(request: Request, reply: Reply, props: Omit<SignInProps, 'demoAccounts'>, status: number): Reply {
    reply.header('cache-control', 'no-store')
    const accounts = demonstration ? demoAccounts(request.t) : []
    return reply.page(
      signInPage,
      { ...props, demoAccounts: accounts },
      { title: request.t('accounts.signIn.title'), status },
    )
  }
}

/** The form carries the way on in a hidden field; a bare post may say it in its address. */
function nextOf(request: Request): string {
  const body = request.body as { readonly lanjut?: unknown } | null
  return ownPath.parse(body?.lanjut ?? (request.query as { readonly lanjut?: unknown }).lanjut)
}
