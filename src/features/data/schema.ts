import { z } from 'zod'
import { paging } from '../../web/paging.ts'

export const noQuery = z.object({})

/** Absent where the address names the set itself. */
export const setParams = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,70}$/)
    .optional(),
})

const basis = z.enum(['published', 'verified', 'self', 'simulated'])
export type Basis = z.output<typeof basis>

export const indicesQuery = z.strictObject({
  agency: z
    .string()
    .regex(/^\d{2}(\.\d{2})?$/)
    .optional()
    .meta({ description: 'Official code', example: '32.11' }),
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2100)
    .optional()
    .meta({ description: 'Year that was evaluated', example: '2024' }),
  instrument: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/)
    .optional()
    .meta({ description: 'Id of the instrument', example: 'permenpanrb-59-2020' }),
  basis: basis.optional(),
  ...paging,
})

/** Where a list of figures goes on, in one word; one that was tampered with starts the list anew. */
export const wordOf = ({ agency, year, basis, instrument, stage }: FigureKey): string =>
  [agency, year, basis, instrument, stage].join('|')

export function keyOf(word: string | null): FigureKey | null {
  const parts = /^([\d.]+)\|(\d{4})\|(\w+)\|([a-z0-9-]+)\|(\w*)$/.exec(word ?? '')
  if (!parts) return null
  const [, agency = '', year, basis = '', instrument = '', stage = ''] = parts
  return { agency, year: Number(year), basis, instrument, stage }
}

/** What a list of figures is sorted by. */
export interface FigureKey {
  readonly agency: string
  readonly year: number
  readonly basis: string
  readonly instrument: string
  /** Empty for published figures. */
  readonly stage: string
}

export const indexOut = z.object({
  agency: z.string(),
  year: z.number().int(),
  instrument: z.string(),
  index: z.string().describe('Two decimals: "4.51"'),
  predicate: z.string(),
  predicateBasis: z
    .enum(['source', 'computed'])
    .describe('Whether the source names the predicate or it was computed from the bands'),
  basis,
  stage: z
    .enum(['self', 'document', 'interview', 'visit', 'official'])
    .nullable()
    .describe('Stage of the assessment; null for published figures'),
  source: z
    .object({ title: z.string(), url: z.string() })
    .nullable()
    .describe('Where the figure was published; null where the figure is an assessment on this platform'),
  note: z.string(),
})

export const indicesOut = z.object({ items: z.array(indexOut), next: z.string().nullable() })
