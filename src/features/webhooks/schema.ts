import { z } from 'zod'

export const noQuery = z.object({})
export const webhookParams = z.object({ id: z.uuid() })
export const deliveryParams = z.object({ id: z.uuid(), delivery: z.uuid() })

export const webhookForm = z.object({
  /** Made with the empty form: a second click makes the same webhook. */
  id: z.uuid('refusal.invalid'),
  url: z.string('webhooks.error.url').trim().min(1, 'webhooks.error.url').max(500, 'webhooks.error.long'),
})
