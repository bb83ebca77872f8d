import { z } from 'zod'
import { queryText } from '../../web/query.ts'

export const assessmentParams = z.object({ id: z.uuid() })
export const indicatorParams = z.object({ id: z.uuid(), number: z.coerce.number().int().min(1).max(999) })

const version = z.coerce.number().int().min(0).max(999_999_999).optional().catch(undefined)

/** Two versions to compare; whatever is none counts as not asked. */
export const comparisonQuery = z.object({
  dari: version,
  ke: version,
  halaman: queryText.optional(),
  kembali: z.coerce.number().int().min(0).max(999_999_999).optional().catch(undefined),
})

/** The version to bring back, and the one that was current when it was asked. */
export const undoForm = z.object({
  versi: z.string('history.error.version').regex(/^\d{1,9}$/, 'history.error.version'),
  terakhir: z.string('history.error.version').regex(/^\d{1,9}$/, 'history.error.version'),
})

export const KINDS = ['answer', 'step', 'consent'] as const

const WORDS = { jawaban: 'answer', langkah: 'step', persetujuan: 'consent' } as const
export const KIND_WORDS = Object.keys(WORDS) as (keyof typeof WORDS)[]

const day = z.union([z.literal(''), z.iso.date('history.error.day')], 'history.error.day')

/** What of the trail is wanted, read like a form. */
export const trailForm = z.object({
  jenis: z
    .union([z.literal(''), z.enum(KIND_WORDS)], 'history.error.kind')
    .default('')
    .transform((word) => (word === '' ? null : WORDS[word])),
  indikator: z
    .string()
    .regex(/^\d{0,3}$/, 'history.error.indicator')
    .default('')
    .transform((text) => (text === '' ? null : Number(text))),
  orang: z
    .union([z.literal(''), z.uuid('history.error.person')], 'history.error.person')
    .default('')
    .transform((id) => id || null),
  dari: day.default('').transform((given) => given || null),
  sampai: day.default('').transform((given) => given || null),
})

export type TrailAsked = z.output<typeof trailForm>

export const trailQuery = z.object({
  jenis: queryText.optional(),
  indikator: queryText.optional(),
  orang: queryText.optional(),
  dari: queryText.optional(),
  sampai: queryText.optional(),
  halaman: queryText.optional(),
})
