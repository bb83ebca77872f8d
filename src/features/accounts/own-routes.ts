import { z } from 'zod'
import { Refusal } from '../../domain/errors.ts'
import { can } from '../../domain/permissions.ts'
import { lastDayOf } from '../../domain/posts.ts'
import { readForm } from '../../web/forms.ts'
import { forgetSessions } from '../../web/session.ts'
import type { Request, Room } from '../../web/types.ts'
import { deviceName } from './device.ts'
import { accountPage } from './pages.ts'
import {
  deleteOtherSessions,
  deleteSessionOf,
  listMemberships,
  listSessions,
  readEmail,
  updateLanguage,
} from './queries.ts'
import { languageForm, sessionParams } from './schema.ts'

const config = { access: 'account:own' } as const

export const ownAccount: Room = (app, { db, clock, config: { limits } }) => {
  const query = z.object({ tersimpan: z.literal('1').optional().catch(undefined) })

  app.get('/akun', { config, schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { personId, name, language, idHash } = who(request)
    const now = clock()
    const [{ email }, memberships, sessions] = await Promise.all([
      readEmail(db, personId),
      listMemberships(db, personId),
      listSessions(db, personId, now, new Date(now.getTime() - limits.session.idle)),
    ])
    const props = {
      name,
      email,
      memberships: memberships.map(({ role, agency, province, unit, valid_from, valid_until, ended_at }) => ({
        role: request.t(`accounts.role.${role}`),
        place: [unit, agency ?? province].filter(Boolean).join(', '),
        from: valid_from,
        until: lastDayOf(valid_until, ended_at),
      })),
      languages: (['id', 'en'] as const).map((code) => ({
        code,
        name: request.t(`accounts.language.${code}`),
        chosen: code === language,
      })),
      saved: request.query.tersimpan === '1',
      sessions: sessions.map((session) => ({
        id: session.id_hash,
        device: deviceName(session.user_agent) || request.t('accounts.unknownDevice'),
        address: session.address,
        startedAt: session.created_at,
        lastSeenAt: session.last_seen_at,
        current: session.id_hash === idHash,
      })),
      severalSessions: sessions.length > 1,
      hooks: can(request.actor, 'webhook:own'),
    }
    return reply.page(accountPage, props, { title: request.t('accounts.account.title') })
  })

  app.post('/akun/bahasa', { config, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(languageForm, request.body)
    if (!form.ok) throw new Refusal('invalid', 'accounts.error.language')
    await updateLanguage(db, who(request).personId, form.data.language)
    forgetSessions()
    return reply.seeOther('/akun?tersimpan=1')
  })

  app.post(
    '/akun/sesi/:id/pencabutan',
    { config, schema: { hide: true, params: sessionParams } },
    async (request, reply) => {
      const { numDeletedRows } = await deleteSessionOf(db, who(request).personId, request.params.id)
      if (numDeletedRows === 0n) throw new Refusal('notFound', 'refusal.notFound')
      forgetSessions()
      return reply.seeOther('/akun')
    },
  )

  app.post('/akun/sesi/pencabutan-lainnya', { config, schema: { hide: true } }, async (request, reply) => {
    const { personId, idHash } = who(request)
    await deleteOtherSessions(db, personId, idHash)
    forgetSessions()
    return reply.seeOther('/akun')
  })
}

function who({ signedIn }: Request) {
  if (!signedIn) throw new Refusal('unauthenticated', 'refusal.signIn')
  return { ...signedIn.actor, idHash: signedIn.idHash }
}
