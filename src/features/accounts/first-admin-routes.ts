import { Refusal } from '../../domain/errors.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { startSession } from '../../web/session.ts'
import type { Request, Room } from '../../web/types.ts'
import { createFirstAdmin, isFirstAdminToken } from './accounts.ts'
import { firstAdminPage } from './pages.ts'
import { firstAdminForm, tokenParams } from './schema.ts'

const config = { access: 'public' } as const

export const firstAdministrator: Room = (app, services) => {
  const { db, clock } = services
  const options = { config, schema: { hide: true, params: tokenParams } }

  app.get('/admin-pertama/:token', options, async (request, reply) => {
    const { token } = request.params
    if (!(await isFirstAdminToken(db, token))) throw new Refusal('notFound', 'refusal.notFound')
    reply.header('referrer-policy', 'no-referrer')
    return reply.page(firstAdminPage, { token, failed: false, ...emptyForm(firstAdminForm) }, meta(request, 200))
  })

  app.post('/admin-pertama/:token', options, async (request, reply) => {
    const { token } = request.params
    if (!(await isFirstAdminToken(db, token))) throw new Refusal('notFound', 'refusal.notFound')
    const form = readForm(firstAdminForm, request.body)
    if (!form.ok) {
      const fields = { ...form.fields, password: { ...form.fields.password, value: '' } }
      return reply.page(firstAdminPage, { token, failed: true, ...fields }, meta(request, 422))
    }
    const personId = await createFirstAdmin(db, token, form.data, clock())
    await startSession(services, request, reply, personId)
    return reply.seeOther('/akun')
  })
}

const meta = (request: Request, status: number) => ({ title: request.t('accounts.firstAdmin.title'), status })
