import { z } from 'zod'
import { paging } from '../../web/paging.ts'

/** A number in an address, written in the one way it can be written. */
const number = z
  .string()
  .regex(/^[1-9]\d{0,3}$/)
  .transform(Number)

export const instrumentParams = z.object({ id: z.string().max(100).meta({ example: 'permenpanrb-59-2020' }) })
export const partParams = instrumentParams.extend({ code: z.string().max(20) })
export const indicatorParams = instrumentParams.extend({ number })

/** `?versi=` asks for an older version; without it, or empty, for the newest. */
export const versionQuery = z.object({
  versi: z.preprocess((typed) => (typed === '' ? undefined : typed), number.optional()),
})
export const noQuery = z.object({})

export const instrumentsQuery = z.strictObject(paging)
export const versionInput = z.strictObject({
  version: number.optional().meta({ description: 'An older version; without it the newest', example: '1' }),
})

const percent = z.string().meta({ description: 'Percent of the whole index, an exact decimal', example: '1.3' })
const weighted = {
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  weight: percent,
  weightBp: z.int().meta({ description: 'The same weight in basis points; indicators sum to 10000' }),
}

const instrumentFacts = {
  id: z.string().meta({ example: 'permenpanrb-59-2020' }),
  version: z.int().meta({ description: 'Version of the content on this platform' }),
  sha256: z.string().meta({ description: 'SHA-256 of the normalised content' }),
  title: z.string(),
  titleEn: z.string(),
  regulation: z.string(),
  status: z.string().meta({ description: 'A note about the regulation, such as superseded or draft-unverified' }),
  supersededBy: z.string().nullable(),
  provisional: z.boolean().meta({ description: 'Criteria come from secondary sources and await the official annex' }),
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  indicatorCount: z.int(),
}

export const instrumentItem = z.strictObject(instrumentFacts)
export const instrumentList = z.strictObject({ items: z.array(instrumentItem), next: z.string().nullable() })

const evidence = z.strictObject({
  id: z.string().meta({ description: 'Indicator, level and position', example: 'I01.3.2' }),
  text: z.string(),
  textEn: z.string(),
})

const level = z.strictObject({
  level: z.int(),
  label: z.string(),
  labelEn: z.string(),
  criteria: z.string(),
  criteriaEn: z.string(),
  evidence: z.array(evidence),
})

const indicator = z.strictObject({
  number: z.int(),
  ...weighted,
  officialName: z.string().nullable(),
  question: z.string(),
  questionEn: z.string(),
  guidance: z.string(),
  guidanceEn: z.string(),
  suggestedUnits: z.array(z.string()),
  levelType: z.string(),
  externalIndex: z
    .strictObject({
      index: z.string(),
      agency: z.string(),
      conversion: z.string().nullable(),
      conversionConfidence: z.string(),
      mode: z.literal('supporting').nullable(),
    })
    .nullable(),
  criteriaConfidence: z.enum(['low', 'medium', 'high']).nullable(),
  namesService: z.boolean().meta({ description: 'The agency chooses and names the service that is measured' }),
  levels: z.array(level),
})

const aspect = z.strictObject({
  ...weighted,
  domain: z.string().nullable().meta({ description: 'Code of its domain; null where the regulation knows none' }),
  indicators: z.array(indicator),
})

const predicate = z.strictObject({
  label: z.string(),
  labelEn: z.string(),
  from: z.string().meta({ description: 'Lowest index of the band', example: '2.60' }),
  below: z.string().nullable().meta({ description: 'The band ends below this; null for the highest band' }),
})

const texts = z.array(z.string()).readonly()

const provenance = z.strictObject({
  compiled: z.string(),
  ownWording: z.boolean(),
  officialTextRead: z.boolean().nullable(),
  primary: texts,
  secondary: texts,
  verified: texts,
  corroborated: texts,
  corroboration: z.string().nullable(),
  authorSuggestions: texts,
  unsure: texts,
  conflicts: texts,
})

const rule = z.strictObject({ id: z.string(), text: z.string(), textEn: z.string(), appliesTo: z.array(z.int()) })

export const instrumentTree = z.strictObject({
  ...instrumentFacts,
  lowest: z.string(),
  highest: z.string(),
  step: z.string().meta({ description: 'Values are multiples of it', example: '1' }),
  predicates: z.array(predicate),
  rules: z.array(rule),
  domains: z.array(z.strictObject(weighted)),
  aspects: z.array(aspect),
  provenance,
})

export type InstrumentItem = z.output<typeof instrumentItem>
export type InstrumentTree = z.output<typeof instrumentTree>
