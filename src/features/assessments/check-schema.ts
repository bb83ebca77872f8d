import { z } from 'zod'
import { reason } from './schema.ts'

/** Why warnings of the checks are as they should be: one text for all that are ticked. */
export const reasonsForm = z.object({
  /** The form that was sent, `tanpa-unsigned`. */
  bagian: z.string().max(60).catch('').default(''),
  pilih: z.string('checks.error.none').regex(/^[0-9a-f]{16}(,[0-9a-f]{16}){0,1999}$/, 'checks.error.none'),
  alasan: reason,
})
export const reasonsBody = z
  .strictObject({
    warnings: z
      .array(z.string().regex(/^[0-9a-f]{16}$/, 'checks.error.key'), 'checks.error.none')
      .min(1, 'checks.error.none')
      .max(2_000, 'checks.error.none')
      .meta({ description: 'Keys of warnings, as the checks tell them' }),
    reason,
  })
  .meta({ example: { warnings: ['0f3a9c51d27be684'], reason: 'Perbup 12/2024 masih berlaku' } })
export const givenQuery = z.object({ beralasan: z.coerce.number().int().min(0).max(2_000).catch(0).default(0) })

export const checkJson = z.object({
  kind: z.enum(['error', 'warning']).meta({ description: 'A warning stops a submission as long as it has no reason' }),
  key: z.string().meta({ description: 'Stays as long as the finding stays the same' }),
  code: z.string(),
  indicators: z.array(z.int()),
  level: z.int().nullable(),
  item: z.string().nullable(),
  document: z.uuid().nullable(),
  message: z.string(),
  reason: z.object({ text: z.string(), by: z.string(), at: z.string() }).nullable(),
})
