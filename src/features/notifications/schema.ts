import { z } from 'zod'
import { FOLLOWED, NOTIFICATION_MODES, type NotificationKind } from '../../domain/notification.ts'
import { paging } from '../../web/paging.ts'

export const listQuery = z.object({ cursor: paging.cursor })
export const oneParams = z.object({ id: z.uuid() })
export const readForm = z.object({ newest: z.uuid({ error: 'refusal.invalid' }) })
export const settingsQuery = z.object({ tersimpan: z.literal('1').optional().catch(undefined) })

export const followForm = z.object({
  subject: z.enum(FOLLOWED, { error: 'refusal.invalid' }),
  id: z
    .string({ error: 'refusal.invalid' })
    .min(1, { error: 'refusal.invalid' })
    .max(200, { error: 'refusal.invalid' }),
  wanted: z.enum(['yes', 'no'], { error: 'refusal.invalid' }),
  /** Where the button stood. */
  from: z.enum(['page', 'settings']).catch('page'),
})

export const wishForm = (kinds: readonly NotificationKind[]) =>
  z.object(
    Object.fromEntries(kinds.map((kind) => [kind, z.enum(NOTIFICATION_MODES, { error: 'notifications.error.mode' })])),
  )
