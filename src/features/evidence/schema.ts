import { z } from 'zod'
import { isDay } from '../../domain/agreement.ts'
import { namesPassword, SIGNED } from '../../domain/evidence.ts'
import { oneLine } from '../../domain/one-line.ts'
import { queryText } from '../../web/query.ts'

const text = (most: number) =>
  z
    .string()
    .transform((given) => given.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, 'evidence.error.long'))
    .default('')
const line = (most: number) =>
  z
    .string()
    .transform((given) => oneLine(given).trim())
    .pipe(z.string().max(most, 'evidence.error.long'))
    .default('')
/** An empty field is a day that nobody has said. */
const day = z
  .string()
  .trim()
  .refine((given) => given === '' || isDay(given), 'evidence.error.day')
  .transform((given) => given || null)
  .default(null)
const hasNoPassword = [(given: string) => !namesPassword(given), 'evidence.error.password'] as const

const facts = {
  title: line(200),
  number: line(120),
  signed: z.enum(SIGNED, 'evidence.error.signed'),
  effectiveFrom: day,
  effectiveUntil: day,
  expiresOn: day,
  testUser: line(200).refine(...hasNoPassword),
  testAccess: line(500).refine(...hasNoPassword),
  note: text(2_000).refine(...hasNoPassword),
}
const agency = z
  .string()
  .regex(/^(\d{2}(\.\d{2})?)?$/, 'evidence.error.agency')
  .default('')
/** Where one came from and goes back to: an item of an assessment, or the signed minutes of a submission. */
const forItem = {
  penilaian: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  indikator: z
    .string()
    .regex(/^\d{1,3}$/)
    .catch('')
    .default(''),
  butir: z
    .string()
    .regex(/^[A-Z]+\d{2}\.\d\.\d+$/)
    .catch('')
    .default(''),
  pengiriman: z
    .string()
    .regex(/^\d{1,4}$/)
    .catch('')
    .default(''),
}

export const fileForm = z.object({ ...facts, ...forItem, agency })
export const linkForm = z.object({
  ...facts,
  ...forItem,
  agency,
  title: line(200).pipe(z.string().min(1, 'evidence.error.title')),
  url: z
    .string('evidence.error.url')
    .trim()
    .max(2_000, 'evidence.error.url')
    .refine((given) => /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(given) && URL.canParse(given), 'evidence.error.url')
    .refine((given) => !/[\p{Cc}\p{Cf}]/u.test(given), 'evidence.error.url')
    .refine((given) => !URL.canParse(given) || new URL(given).password === '', 'evidence.error.password'),
})
export const version = z.string('evidence.error.version').regex(/^\d{1,9}$/, 'evidence.error.version')
export const changeForm = z.object({ ...facts, title: linkForm.shape.title, version })
export const revisionForm = z.object({ note: line(500) })

export type Facts = Pick<z.output<typeof fileForm>, keyof typeof facts>

const typed = queryText.optional()
export const listQuery = z.object({
  ...{ q: typed, indikator: typed, keadaan: typed, halaman: typed },
  /** How many documents were just made. */
  tersimpan: z.coerce.number().int().min(1).max(99).optional().catch(undefined),
})
export const newQuery = z.object(forItem)
export const documentParams = z.object({ id: z.uuid() })
export const uploadParams = z.object({
  id: z.uuid().meta({ description: 'Of an upload', example: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47' }),
})
export const uploadHeaders = z.object({
  'upload-offset': z.coerce
    .number()
    .int()
    .min(0)
    .meta({ description: 'How many bytes came before this piece', example: 262144 }),
})
export const contentParams = z.object({ id: z.uuid(), revision: z.coerce.number().int().min(1).max(9_999) })

export const uploadBody = z
  .strictObject({
    name: z.string().min(1).max(1_000),
    size: z.int().min(0),
    agency: z.string().max(5).optional(),
  })
  .meta({ example: { name: 'Perbup Arsitektur SPBE.pdf', size: 482113 } })
export const uploadJson = z
  .object({ id: z.uuid(), name: z.string(), size: z.int(), offset: z.int(), ready: z.boolean() })
  .meta({ description: 'offset: how many bytes have arrived for good; ready: looked at and kept' })
