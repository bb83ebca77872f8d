import { z } from 'zod'
import { FOUND_KINDS, type FoundKind } from '../../domain/search.ts'
import { queryText } from '../../web/query.ts'

/** The longest text that is looked for. */
export const LONGEST = 200

/** How the address names a kind. */
export const KIND_NAMES = {
  practice: 'praktik',
  question: 'pertanyaan',
  indicator: 'indikator',
  region: 'daerah',
  visit: 'kunjungan',
  obstacle: 'kendala',
} as const satisfies Record<FoundKind, string>

/** How the address says whether a question has an accepted answer. */
export const STATE_NAMES = { solved: 'selesai', open: 'terbuka' } as const

/** Everything as it was typed or linked; what cannot be used is said beside its field. */
export const searchQuery = z.object({
  q: queryText.default(''),
  jenis: queryText.default(''),
  keadaan: queryText.default(''),
  halaman: queryText.default(''),
})

/** The form from which something similar is looked at; empty for none. */
export const draft = z
  .union([z.uuid(), z.literal('')])
  .catch('')
  .default('')
export const similarQuery = z.object({ teks: queryText.default(''), potongan: queryText.default(''), draf: draft })
export const openingParams = z.object({ draf: z.uuid() })
/** Where something similar may stand: a path of this site, as it was found. */
export const openingQuery = z.object({
  ke: z
    .string()
    .max(500)
    .regex(/^\/(tanya|praktik|instrumen|cari)\/[!-[\]-~]+$/),
})
export const obstacleParams = z.object({ id: z.uuid() })
export const noQuery = z.object({})

export const searchInput = z.strictObject({
  q: z
    .string()
    .max(LONGEST)
    .meta({ description: 'Words in Indonesian or English, in any order', example: 'tanda tangan elektronik' }),
  kind: z.enum(FOUND_KINDS).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  page: z.coerce.number().int().min(1).max(25).default(1),
})

const item = z.strictObject({
  kind: z.enum(FOUND_KINDS),
  id: z.string().meta({ description: 'Slug, instrument and number, code or uuid', example: 'e-office' }),
  title: z.string(),
  titleEn: z.string().meta({ description: 'Empty where there is none' }),
  url: z.string().meta({ description: 'Path of its page' }),
  solved: z.boolean().nullable().meta({ description: 'Of questions: an answer was accepted' }),
  basis: z.enum(['reported', 'simulated']),
})
export const searchOut = z.strictObject({ items: z.array(item), more: z.boolean() })
export type SearchItem = z.output<typeof item>
