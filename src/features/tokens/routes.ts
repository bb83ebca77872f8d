import { v7 as uuid } from 'uuid'
import { SCOPES, TOKEN_DAYS } from '../../domain/scopes.ts'
import { attempt, filledIn, type Typed } from '../../web/asked.ts'
import { type Field, readForm } from '../../web/forms.ts'
import type { Request, Room } from '../../web/types.ts'
import { tokensPage } from './pages.ts'
import { listTokens } from './queries.ts'
import { noQuery, tokenForm, tokenParams } from './schema.ts'
import { makeToken, revokeToken } from './tokens.ts'

const config = { access: 'account:own' } as const
const NOTHING: Field = { value: '', error: null }

/** `/akun/token`: with which tokens programs call the API for a person. */
export const tokens: Room = (app, { db, clock }) => {
  app.get('/akun/token', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const props = await propsOf(request, filledIn({ id: uuid(), days: '90' }), { made: '', name: '' })
    return reply.page(tokensPage, props, { title: request.t('tokens.title') })
  })

  app.post('/akun/token', { config, schema: { hide: true } }, async (request, reply) => {
    const { actor, t } = request
    const form = readForm(tokenForm, request.body)
    let made = ''
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const { id, name, days } = form.data
      const scopes = SCOPES.filter((scope) => form.data[scope] === 'on')
      made = await makeToken(db, actor, { id, name, days, scopes }, clock())
    })
    const typed = wrong ?? filledIn({ id: uuid(), days: '90' })
    const props = await propsOf(request, typed, { made, name: form.fields.name.value })
    return reply.page(tokensPage, props, { title: t('tokens.title'), status: wrong ? 422 : 201 })
  })

  const revoking = { config, schema: { hide: true, params: tokenParams } }
  app.post('/akun/token/:id/pencabutan', revoking, async (request, reply) => {
    await revokeToken(db, request.actor, request.params.id, clock())
    return reply.seeOther('/akun/token')
  })

  async function propsOf({ t, actor }: Request, typed: Typed, { made, name }: { made: string; name: string }) {
    const now = clock()
    const fieldOf = (field: string): Field => typed[field] ?? NOTHING
    const said = (field: string): string => {
      const { error } = fieldOf(field)
      return error === null ? '' : t(error, { most: 20 })
    }
    return {
      made,
      madeName: made === '' ? '' : name,
      mistakes: ['name', 'scopes', 'days'].flatMap((field) =>
        said(field) === '' ? [] : [{ name: field, message: said(field) }],
      ),
      id: fieldOf('id').value || uuid(),
      name: { value: fieldOf('name').value, error: fieldOf('name').error && said('name') },
      scopesError: said('scopes'),
      daysError: said('days'),
      scopes: SCOPES.map((scope) => ({
        scope,
        text: t(`tokens.scope.${scope}`),
        ticked: fieldOf(scope).value === 'on',
      })),
      days: TOKEN_DAYS.map((value) => ({ value, chosen: fieldOf('days').value === String(value) })),
      tokens: (await listTokens(db, actor?.personId ?? '')).map((row) => ({
        id: row.id,
        name: row.name,
        scopes: row.scopes,
        madeAt: row.made_at,
        expiresAt: row.expires_at,
        lastUsedAt: row.last_used_at,
        expired: row.expires_at <= now,
      })),
    }
  }
}
