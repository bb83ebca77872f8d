import { z } from 'zod'
import { REVISE_CLASSES } from '../../domain/ladder.ts'
import { queryText } from '../../web/query.ts'

export const assessmentParams = z.object({ id: z.uuid() })
const indicatorParams = assessmentParams.extend({ number: z.coerce.number().int().min(1).max(999) })
export const itemParams = indicatorParams.extend({ item: z.string().regex(/^[A-Z]+\d{2}\.[1-5]\.\d{1,3}$/) })
/** Level 1 is the floor: nothing is asked of it. */
export const levelParams = indicatorParams.extend({ level: z.coerce.number().int().min(2).max(5) })

const typed = queryText.optional()
export const ITEM_DONE = ['terlampir', 'dilepas', 'ditandai', 'dicabut', 'diputuskan'] as const
export const itemQuery = z.object({
  q: typed,
  dokumen: typed,
  keadaan: z.enum(ITEM_DONE).optional().catch(undefined),
})
export const LEVEL_DONE = ['ditandai', 'dicabut', 'diputuskan'] as const
export const levelQuery = z.object({ keadaan: z.enum(LEVEL_DONE).optional().catch(undefined) })
export const listQuery = z.object({
  ...{ keadaan: typed, cakupan: typed, indikator: typed, unit: typed, halaman: typed },
  tercakup: z.literal('1').optional().catch(undefined),
})

export const attachForm = z.object({
  document: z.uuid('evidence.error.choose'),
  place: z.string('evidence.error.place').trim().min(1, 'evidence.error.place').max(300, 'evidence.error.long'),
  /** What the choice was narrowed to. */
  q: z.string().max(200).catch('').default(''),
})
export const detachForm = z.object({ reference: z.uuid() })

/** What the judge saw. */
const sight = z
  .string()
  .regex(/^[0-9a-f]{24}$/)
  .catch('')
  .default('')

const words = z
  .string('ladder.error.note')
  .transform((given) => given.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().max(2_000, 'ladder.error.long'))

/** Which verdict, what is to be done, and what the judge saw. */
export const verdictForm = z.object({
  putusan: z.enum(['accepted', ...REVISE_CLASSES], 'ladder.error.verdict'),
  catatan: words.default(''),
  dasar: sight,
})

export const criterionForm = z.object({
  terpenuhi: z.enum(['ya', 'belum'], 'ladder.error.criterion'),
  catatan: words.default(''),
  dasar: sight,
})

/** Why an item does not apply. */
export const inapplicableForm = z.object({
  alasan: words.pipe(z.string().min(10, 'ladder.error.reason')),
})

/** Levels that higher evidence covers, `5-2`: indicator and level. */
export const coverForm = z.object({
  tingkat: z.string('ladder.error.none').regex(/^\d{1,3}-[2-5](,\d{1,3}-[2-5]){0,399}$/, 'ladder.error.none'),
})
