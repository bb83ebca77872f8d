import { type Ask, askedFields, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { quota, toldToWait } from '../../web/quota.ts'
import { whatsAppText } from '../../web/share.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { invite, renew, revoke } from './inviting.ts'
import { linkOf, wordsOf } from './letters.ts'
import { agencyFor, teamOf } from './listing.ts'
import type { Made } from './offering.ts'
import { formPage, linkPage } from './pages.ts'
import { agencyQuery, INVITED_ROLES, idParams, inviteForm } from './schema.ts'

const config = { access: 'people:manage' } as const

/** `/tim/undangan`: inviting somebody, once more, and taking it back. */
export const inviting: Room = (app, { db, clock, config: platform }) => {
  const { limits, mail, baseUrl } = platform
  const within = quota(limits.invitation.perMinute)
  const given = () => ({ at: clock(), byMail: mail !== null })

  app.get('/tim/undangan', { config, schema: { hide: true, querystring: agencyQuery } }, async (request, reply) => {
    const code = agencyFor(request.actor, 'people:manage', request.query.instansi)
    return form(request, reply, { code, typed: filledIn({ role: 'member', language: request.lang }) })
  })

  app.post('/tim/undangan', { config, schema: { hide: true } }, async (request, reply) => {
    const read = readForm(inviteForm, request.body)
    const code = agencyFor(request.actor, 'people:manage', read.fields.instansi.value)
    let made: Made | null = null
    try {
      const wrong = await attempt(read, async () => {
        if (!read.ok) return
        within(request.actor?.personId ?? '', clock())
        made = await invite(db, request.actor, code, read.data, given())
      })
      if (wrong || !made) return form(request, reply, { code, typed: wrong ?? read.fields, status: 422 })
    } catch (error) {
      const refused = toldToWait(request, reply, error)
      return form(request, reply, { code, typed: read.fields, status: 429, refused })
    }
    return shownOnce(request, reply, made)
  })

  const one = { config, schema: { hide: true, params: idParams } }
  app.post('/tim/undangan/:id/pembaruan', one, async (request, reply) => {
    within(request.actor?.personId ?? '', clock())
    return shownOnce(request, reply, await renew(db, request.actor, request.params.id, given()))
  })

  app.post('/tim/undangan/:id/pencabutan', one, async (request, reply) => {
    const agencyId = await revoke(db, request.actor, request.params.id, clock())
    return reply.seeOther(`/tim?instansi=${agencyId}&selesai=dicabut`)
  })

  interface Shown {
    readonly code: string
    readonly typed: Typed
    readonly status?: number
    readonly refused?: string
  }

  async function form(request: Request, reply: Reply, { code, typed, status = 200, refused = '' }: Shown) {
    const { t } = request
    const { agency, units } = await teamOf(db, request.actor, code)
    const fields = askedFields(t, 'people', asksOf(request, units), typed)
    const texts = {
      title: t('people.invite.title'),
      lead: t('people.invite.lead', { agency }),
      button: t('people.invite.button'),
    }
    const props = { ...texts, action: '/tim/undangan', code, refused, errors: mistakesIn(fields), fields }
    return reply.page(formPage, props, { title: texts.title, status })
  }

  function shownOnce(request: Request, reply: Reply, { invitation, token }: Made): Reply {
    const { language, name, email, expiresAt, agencyId } = invitation
    const address = baseUrl ?? `http://${request.host}`
    const { text } = wordsOf(invitation, language, linkOf(language, address, token))
    const back = `/tim?instansi=${agencyId}`
    const props = { name, email, expiresAt, byMail: mail !== null, text, whatsApp: whatsAppText(text), back }
    reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
    return reply.page(linkPage, props, { title: request.t('people.link.title'), status: 201 })
  }
}

function asksOf({ t }: Request, units: readonly { readonly id: string; readonly name: string }[]): Ask[] {
  const hint = (name: string) => t(`people.hint.${name}`)
  return [
    { name: 'email', as: 'email', hint: hint('email') },
    { name: 'name', as: 'text' },
    {
      name: 'role',
      as: 'choice',
      options: INVITED_ROLES.map((value) => ({ value, label: t(`people.role.${value}`) })),
    },
    {
      name: 'unit',
      as: 'list',
      hint: hint('unit'),
      options: units.map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'unitName', as: 'text', hint: hint('unitName') },
    { name: 'endsOn', as: 'date', hint: hint('endsOn') },
    {
      name: 'language',
      as: 'choice',
      hint: hint('language'),
      options: (['id', 'en'] as const).map((value) => ({ value, label: t(`accounts.language.${value}`) })),
    },
  ]
}
