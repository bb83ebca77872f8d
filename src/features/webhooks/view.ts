import type { Translate } from '../../web/i18n.ts'
import type { Message } from './message.ts'
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
  example: JSON.stringify(EXAMPLE, null, 2),
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

/** What a receiver is told, for people who write one. */
export const EXAMPLE: Message = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c49',
  type: 'adoption.reported',
  at: '2026-11-20T02:15:00.000Z',
  data: {
    adoption: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c48',
    agency: '32.05',
    agencyName: 'Kabupaten Garut',
    practice: 'e-office',
    owner: '32.11',
    stage: 'running',
    on: '2026-11-20',
    basis: 'reported',
    url: 'https://lab.example.go.id/penerapan/01930f5e-7a40-7c11-9a52-0e6f3d1b2c48',
  },
}
