import { z } from 'zod'
import { paging } from '../../web/paging.ts'
import { queryList, queryText } from '../../web/query.ts'

export const agencyCode = z.string().regex(/^\d{2}(\.\d{2})?$/)
export const agencyParams = z.object({ code: agencyCode.meta({ example: '32.11' }) })

/** The page has no parameters of its own; unknown ones are ignored and never cached. */
export const noQuery = z.object({})
const agencyType = z.enum(['provinsi', 'kabupaten', 'kota'])

/** The parameters the directory knows; what they hold is read like a form, so that it can be shown again. */
export const directoryQuery = z.object({
  q: queryText.optional(),
  provinsi: queryText.optional(),
  tipe: queryText.optional(),
  angka: queryText.optional(),
  halaman: queryText.optional(),
})

export const directoryForm = z.object({
  q: z.string().trim().max(100, 'agencies.error.q').default(''),
  provinsi: z
    .string()
    .regex(/^(\d{2})?$/, 'agencies.error.province')
    .default(''),
  tipe: z.enum(['', ...agencyType.options], 'agencies.error.type').default(''),
  angka: z.enum(['', 'terbit'], 'agencies.error.figures').default(''),
  halaman: z
    .string()
    .regex(/^([1-9]\d{0,3})?$/, 'agencies.error.page')
    .default(''),
})

export const comparisonQuery = z.object({ daerah: queryList.optional() })

export const agenciesQuery = z.strictObject({
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .meta({ description: 'Official code of a province', example: '32' }),
  type: agencyType.optional(),
  q: z.string().max(100).optional().meta({ description: 'Words that stand in the name or the code', example: 'bogor' }),
  ...paging,
})

export const agencyOut = z.object({
  code: z.string().describe('Official code: 32 a province, 32.11 a regency or city'),
  name: z.string(),
  type: agencyType,
  province: z.string().describe('Code of the province it lies in'),
  provinceName: z.string(),
  autonomous: z.boolean().describe('False for the six administrative regions of Jakarta, not assessed on their own'),
})

export const agenciesOut = z.object({ items: z.array(agencyOut), next: z.string().nullable() })
