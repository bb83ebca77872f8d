import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { attempt, filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import { quota } from '../../web/quota.ts'
import type { Request, Room, Services } from '../../web/types.ts'
import { webhookPage, webhooksPage } from './pages.ts'
import { listDeliveries, listWebhooks } from './queries.ts'
import { deliveryParams, noQuery, webhookForm, webhookParams } from './schema.ts'
import { mayTellItself, sendNext } from './sending.ts'
import { endOwnWebhook, makeTest, openWebhook, renew, setUpWebhook } from './setting-up.ts'
import { lineOf, webhookProps } from './view.ts'

const config = { access: 'webhook:own' } as const
const SHOWN = 50

/** `/akun/webhook`: which programs are told what happens to adoptions. */
export const webhooks: Room = (app, services) => {
  const { db, clock } = services
  const tests = quota(services.config.limits.webhook.testsPerMinute)

  app.get('/akun/webhook', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const props = await propsOf(request, filledIn({ id: uuid() }), '')
    return reply.page(webhooksPage, props, { title: request.t('webhooks.title') })
  })

  app.post('/akun/webhook', { config, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(webhookForm, request.body)
    let secret = ''
    const wrong = await attempt(form, async () => {
      if (!form.ok) return
      const settings = { at: clock(), loopback: mayTellItself(services) }
      secret = await setUpWebhook(db, request.actor, form.data, settings)
    })
    const props = await propsOf(request, wrong ?? filledIn({ id: uuid() }), secret)
    return reply.page(webhooksPage, props, { title: request.t('webhooks.title'), status: wrong ? 422 : 201 })
  })

  const one = { config, schema: { hide: true, params: webhookParams } }
  app.get('/akun/webhook/:id', { config, schema: { ...one.schema, querystring: noQuery } }, async (request, reply) => {
    const { actor, params, t } = request
    const [webhook, deliveries] = await asActor(db, actor, async (tx) =>
      Promise.all([openWebhook(tx, params.id), listDeliveries(tx, params.id, SHOWN)]),
    )
    return reply.page(webhookPage, webhookProps(t, webhook, deliveries), { title: t('webhooks.one') })
  })

  app.post('/akun/webhook/:id/uji', one, async (request, reply) => {
    const { actor, params } = request
    tests(actor?.personId ?? '', clock())
    const only = await makeTest(db, actor, params.id, clock())
    await sendNext(senderOf(services, request), { only })
    return reply.seeOther(`/akun/webhook/${params.id}`)
  })

  const delivery = { config, schema: { hide: true, params: deliveryParams } }
  app.post('/akun/webhook/:id/kiriman/:delivery', delivery, async (request, reply) => {
    const { actor, params } = request
    tests(actor?.personId ?? '', clock())
    await renew(db, actor, { webhookId: params.id, id: params.delivery }, clock())
    await sendNext(senderOf(services, request), { only: params.delivery })
    return reply.seeOther(`/akun/webhook/${params.id}`)
  })

  app.post('/akun/webhook/:id/penghentian', one, async (request, reply) => {
    await endOwnWebhook(db, request.actor, request.params.id, clock())
    return reply.seeOther('/akun/webhook')
  })

  async function propsOf({ actor, t }: Request, typed: Typed, secret: string) {
    const { url = { value: '', error: null }, id } = typed
    return {
      secret,
      id: id?.value || uuid(),
      url: url.value,
      error: url.error === null ? '' : t(url.error, { most: services.config.limits.webhook.most }),
      webhooks: (await asActor(db, actor, listWebhooks)).map((row) => lineOf(t, row)),
    }
  }
}

const senderOf = (services: Services, { host }: Request) => ({
  ...services,
  address: services.config.baseUrl ?? `http://${host}`,
})
