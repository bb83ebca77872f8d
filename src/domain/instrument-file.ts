import { z } from 'zod'

const text = z.string().min(1)
const optionalText = text.nullable().default(null)
const texts = z.array(text).readonly()
const points = z.number().int().positive()

const node = {
  code: text,
  title: text,
  titleEn: text,
  weight: z.number().positive(),
  /** Basis points of the whole index; the only weight that is computed with. */
  weightBp: points,
}

const level = z.object({
  level: points,
  label: text,
  criteria: text,
  criteriaEn: text,
  evidence: texts,
  evidenceEn: texts,
})

const externalIndex = z
  .object({
    index: text,
    agency: text,
    conversion: text.nullable(),
    conversionConfidence: text,
    /** `supporting`: the external index is evidence among others; otherwise it gives the value. */
    mode: z.literal('supporting').nullable().default(null),
  })
  .readonly()

const indicator = z.object({
  ...node,
  number: points,
  officialName: optionalText,
  descriptionEn: text,
  question: text,
  questionEn: text,
  guidance: text,
  guidanceEn: text,
  suggestedUnits: texts,
  levelType: text,
  externalIndex: externalIndex.nullable().default(null),
  criteriaConfidence: z.enum(['low', 'medium', 'high']).nullable().default(null),
  levels: z.array(level),
})

const aspect = z.object({ ...node, number: points, indicators: z.array(indicator).min(1) })

const domain = z.object({
  ...node,
  /** Made up so that every file has the same depth; never shown. */
  synthetic: z.boolean().default(false),
  aspects: z.array(aspect).min(1),
})

const levelType = z.object({
  title: text,
  titleEn: text,
  appliesTo: text,
  scale: z.array(z.object({ level: points, label: text, labelEn: text, description: text, descriptionEn: text })),
})

const rule = z
  .object({
    id: text,
    text,
    textEn: text,
    /** Numbers of indicators; empty for all. */
    appliesTo: z.array(points).readonly().default([]),
  })
  .readonly()

const provenance = z
  .object({
    compiled: text,
    ownWording: z.boolean().default(false),
    officialTextRead: z.boolean().nullable().default(null),
    primary: texts.default([]),
    secondary: texts.default([]),
    verified: texts.default([]),
    corroborated: texts.default([]),
    corroboration: optionalText,
    authorSuggestions: texts.default([]),
    unsure: texts.default([]),
    conflicts: texts.default([]),
  })
  .readonly()

/** An instrument file as it is written under `data/instruments`, before the rules that tie its parts together. */
export const instrumentFile = z.object({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  titleEn: text,
  descriptionEn: text,
  regulation: text,
  technicalGuideline: optionalText,
  enacted: z.iso.date().nullable().default(null),
  promulgated: z.iso.date().nullable().default(null),
  validFrom: z.iso.date().nullable(),
  validFromNote: optionalText,
  validTo: z.iso.date().nullable().default(null),
  status: text,
  supersededBy: z.object({ id: text }).nullable().default(null),
  levels: z.record(z.string(), levelType),
  predicates: z.array(z.object({ min: z.number(), max: z.number(), label: text, labelEn: text })).min(1),
  scoring: z.object({ minLevel: points, maxLevel: points, step: z.literal([1, 0.01]) }),
  rules: z.array(rule).default([]),
  provenance,
  domains: z.array(domain).min(1),
})

/** What an instrument file says, by its schema. */
export type InstrumentFile = z.output<typeof instrumentFile>

/** An index of another agency behind an indicator of this instrument. */
export type ExternalIndex = z.output<typeof externalIndex>

/** A rule of assessing in words. */
export type InstrumentRule = z.output<typeof rule>

/** Where the content of the file comes from and how sure one may be of it. */
export type Provenance = z.output<typeof provenance>
