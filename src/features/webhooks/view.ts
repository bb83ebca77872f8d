import type { Translate } from '../../web/i18n.ts'
import { TOLD } from '../../web/openapi-webhooks.ts'
import type { WebhookProps, WebhooksProps } from './pages.ts'
import type { listDeliveries, WebhookRow } from './queries.ts'

type DeliveryRow = Awaited<ReturnType<typeof listDeliveries>>[number]

export const lineOf = (t: Translate, row: WebhookRow): WebhooksProps['webhooks'][number] => ({
  id: row.id,
  url: row.url,
  madeAt: row.made_at,
  ...stateOf(t, row),
})

export const webhookProps = (t: Translate, row: WebhookRow, deliveries: readonly DeliveryRow[]): WebhookProps => ({
  id: row.id,
  url: row.url,
  ...stateOf(t, row),
  ended: row.ended !== '',
  deliveries: deliveries.map((delivery) => ({
    id: delivery.id,
    type: delivery.type ?? 'ping',
    madeAt: delivery.made_at,
    tries: delivery.tries,
    result: resultOf(t, delivery),
    taken: delivery.taken_at !== null,
    nextTryAt: delivery.tries > 0 ? delivery.next_try_at : null,
  })),
  example: JSON.stringify(TOLD, null, 2),
})

function stateOf(t: Translate, { ended, failing_since }: WebhookRow) {
  const state = ended !== '' ? 'ended' : failing_since === null ? 'works' : 'failing'
  return { state: t(`webhooks.state.${state}`), troubled: state !== 'works' }
}

function resultOf(t: Translate, { taken_at, given_up_at, tries, status, trouble }: DeliveryRow): string {
  if (taken_at !== null) return t('webhooks.result.taken', { status })
  if (tries === 0) return t('webhooks.result.waits')
  const why = trouble === '' ? t('webhooks.result.under') : t(`webhooks.trouble.${trouble}`, { status: status ?? '' })
  return given_up_at === null ? why : t('webhooks.result.givenUp', { why })
}
