import { z } from 'zod'

const LONGEST_TEXT = 20_000
const LONGEST_NAME = 200

// NUL cannot be stored by Postgres; nothing a person types contains it.
const text = (longest: number, tooLong: string) =>
  z
    .string('assessments.error.text')
    .max(longest, tooLong)
    .transform((typed) => typed.replaceAll('\0', '').replaceAll('\r\n', '\n'))

export const explanation = text(LONGEST_TEXT, 'assessments.error.longText')
export const serviceName = text(LONGEST_NAME, 'assessments.error.longName').transform((typed) => typed.trim())
export const serviceOwner = text(LONGEST_NAME, 'assessments.error.longName').transform((typed) => typed.trim())

const id = z.uuid().meta({ example: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47' })
export const assessmentParams = z.object({ id })
export const indicatorParams = z.object({
  id,
  number: z.coerce.number().int().min(1).max(999).meta({ description: 'Number of the indicator', example: '1' }),
})

export const startBody = z
  .strictObject({
    instrument: z.string('assessments.error.instrument').max(100, 'assessments.error.instrument'),
    year: z.int('assessments.error.year'),
    agency: z.string().max(5).optional(),
    reuse: z.boolean().default(true).meta({
      description: 'Whether answers of the newest earlier assessment are proposed; they never count by themselves',
    }),
  })
  .meta({ example: { instrument: 'permenpanrb-59-2020', year: 2026 } })

export const answerBody = z
  .strictObject({
    version: z.int('assessments.error.version').min(0, 'assessments.error.version'),
    value: z.union([z.number(), z.string().max(40), z.null()], 'assessments.error.notANumber').optional(),
    explanation: explanation.optional(),
    serviceName: serviceName.optional(),
    serviceOwner: serviceOwner.optional(),
  })
  .meta({
    description: 'Only the changed fields, and the version of the answer they were based on; null clears a value',
    example: { version: 0, value: 3, explanation: 'Perbup 12/2024 Pasal 4' },
  })

/** What a browser says beside a change that waited for the network. */
export const savingHeaders = z.looseObject({
  'idempotency-key': z.uuid('assessments.error.key').optional().meta({
    example: '01930f5e-7a40-4c11-9a52-0e6f3d1b2c47',
    description: 'A UUID of your own; the same change sent again under it is stored once, whatever happened since',
  }),
  'as-person': z.uuid('assessments.error.key').optional().meta({
    example: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47',
    description: 'Who made the change; refused (401, code `person`) where somebody else is signed in by now',
  }),
})

export const answerForm = z.object({
  version: z.string('assessments.error.version').regex(/^\d{1,9}$/, 'assessments.error.version'),
  value: z.string().max(40, 'assessments.error.notANumber').default(''),
  explanation,
  serviceName: serviceName.default(''),
  serviceOwner: serviceOwner.default(''),
  /** Which text of a conflict is chosen, pressed as a button. */
  pakai: z.string().max(40, 'assessments.error.text').default(''),
  /** The version of the earlier answer that is taken over, pressed as a button. */
  usulan: z
    .string()
    .regex(/^\d{0,9}$/, 'proposals.error.gone')
    .default(''),
})

/** Proposals that are confirmed, `5-1`: the number, and the version of the earlier answer. */
export const proposalsForm = z.object({
  pilih: z.string('proposals.error.none').regex(/^\d{1,3}-\d{1,9}(,\d{1,3}-\d{1,9}){0,199}$/, 'proposals.error.none'),
})

export const sourceForm = z.object({
  sumber: z.union([z.literal(''), z.uuid('proposals.error.source')], 'proposals.error.source'),
})
export const confirmedQuery = z.object({ dikonfirmasi: z.coerce.number().int().min(0).max(999).catch(0).default(0) })

/** Why something is as it is, or is done: kept for good. */
export const reason = z
  .string('assessments.error.reason')
  .transform((typed) => typed.replaceAll('\0', '').replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(10, 'assessments.error.reason').max(2_000, 'assessments.error.longReason'))

/** Why a submitted assessment is opened again. */
export const amendmentForm = z.object({ reason })
export const amendmentBody = z.strictObject({ reason }).meta({ example: { reason: 'Nilai I05 salah ketik' } })

export const startForm = z.object({
  instrument: z
    .string('assessments.error.instrument')
    .min(1, 'assessments.error.instrument')
    .max(100, 'assessments.error.instrument'),
  year: z.string('assessments.error.year').regex(/^\d{4}$/, 'assessments.error.year'),
  /** "1": a second one of the year, on another instrument, is meant. */
  juga: z.string().optional(),
  /** "1": the answers of the last assessment are wanted as proposals. */
  usulan: z.string().optional(),
})

export const officialForm = z.object({
  instrument: z
    .string('assessments.error.instrument')
    .min(1, 'assessments.error.instrument')
    .max(100, 'assessments.error.instrument'),
  year: z.string('assessments.error.year').regex(/^\d{4}$/, 'assessments.error.year'),
  document: z
    .string('assessments.error.document')
    .trim()
    .min(5, 'assessments.error.document')
    .max(300, 'assessments.error.document'),
  values: z.string('assessments.error.values').max(20_000, 'assessments.error.values'),
})

const score = z
  .object({ index: z.string(), indexExact: z.string(), predicate: z.string(), missing: z.array(z.int()) })
  .meta({
    description: 'missing: numbers of indicators without an answer, which count as level 1',
    example: { index: '2.77', indexExact: '2.7655', predicate: 'Baik', missing: [] },
  })

export const summaryJson = z.object({
  id: z.uuid(),
  agency: z.string(),
  instrument: z.string(),
  instrumentVersion: z.int(),
  year: z.int(),
  stage: z.enum(['self', 'document', 'interview', 'visit', 'official']),
  basis: z.enum(['self', 'verified', 'simulated']),
  state: z.enum(['draft', 'ready', 'submitted']),
  score,
  progress: z.object({ answered: z.int(), total: z.int() }),
})

export const assessmentJson = summaryJson.extend({
  answers: z.array(
    z.object({
      number: z.int(),
      version: z.int(),
      value: z.string().nullable(),
      explanation: z.string(),
      serviceName: z.string(),
      serviceOwner: z.string(),
    }),
  ),
})

export const savedJson = z.object({
  version: z.int(),
  score,
  progress: z.object({ answered: z.int(), total: z.int() }),
  alsoHere: z
    .array(z.object({ name: z.string(), at: z.string() }))
    .meta({ description: 'Colleagues who opened or saved this answer within the last minute' }),
})
export const submittedJson = z.object({ snapshotHash: z.string(), submittedAt: z.string(), score })

export const chartParams = z.object({ id: z.uuid(), chart: z.enum(['aspek', 'radar', 'tren']) })
export const consentParams = z.object({ agency: z.string().regex(/^\d{2}(\.\d{2})?$/) })
