import { page } from '../../web/pages.ts'

export interface WebhooksProps {
  /** The secret that was made a moment ago, shown this once; empty for none. */
  readonly secret: string
  readonly id: string
  readonly url: string
  /** What is wrong with it, in words. */
  readonly error: string
  readonly webhooks: readonly {
    readonly id: string
    readonly url: string
    readonly madeAt: Date
    readonly state: string
    readonly troubled: boolean
  }[]
}
export const webhooksPage = page<WebhooksProps>('webhooks/list')

export interface WebhookProps {
  readonly id: string
  readonly url: string
  readonly state: string
  readonly troubled: boolean
  readonly ended: boolean
  readonly deliveries: readonly {
    readonly id: string
    readonly type: string
    readonly madeAt: Date
    readonly tries: number
    /** How the last try ended, or that it waits. */
    readonly result: string
    readonly taken: boolean
    readonly nextTryAt: Date | null
  }[]
  readonly example: string
}
export const webhookPage = page<WebhookProps>('webhooks/one')
