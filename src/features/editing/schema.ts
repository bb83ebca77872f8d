import { z } from 'zod'
import { FORMS, SECTIONS, type SectionName } from '../../domain/practice.ts'
import { COST_CLASSES } from '../../domain/practice-classes.ts'

export const LONGEST = { title: 150, name: 150, summary: 600, list: 1_000, section: 20_000, note: 2_000 } as const

/** Text as it is kept: line ends of one kind, nothing trailing. */
const text = (longest: number, key: string) =>
  z
    .string('editing.error.text')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(longest, key))
    .default('')

const section = text(LONGEST.section, 'editing.error.longSection')
const sections = Object.fromEntries(SECTIONS.map((name) => [name, section])) as Record<SectionName, typeof section>

/** The form of a text; a draft may leave open what only publication asks for. */
export const textForm = z.object({
  form: z.enum(FORMS, 'editing.error.form'),
  title: z.string('editing.error.title').trim().min(5, 'editing.error.title').max(LONGEST.title, 'editing.error.title'),
  titleEn: text(LONGEST.title, 'editing.error.longName'),
  summary: text(LONGEST.summary, 'editing.error.longSummary'),
  summaryEn: text(LONGEST.summary, 'editing.error.longSummary'),
  unit: text(LONGEST.name, 'editing.error.longName'),
  startYear: z
    .string()
    .trim()
    .regex(/^(20\d\d)?$/, 'editing.error.startYear')
    .default(''),
  status: text(LONGEST.name, 'editing.error.longName'),
  cost: z.enum(['', ...COST_CLASSES], 'editing.error.cost').default(''),
  indicators: text(LONGEST.list, 'editing.error.longList'),
  evidence: text(LONGEST.list, 'editing.error.longList'),
  ...sections,
})
export type TextShape = (typeof textForm)['shape']

export const versionForm = z.object({ version: z.string().regex(/^\d{1,9}$/, 'editing.error.version') })
export const returnForm = z.object({
  version: versionForm.shape.version,
  reason: z
    .string('editing.error.reason')
    .trim()
    .min(10, 'editing.error.reason')
    .max(LONGEST.note, 'editing.error.longNote'),
})
export const requestForm = z.object({ section: z.enum(SECTIONS) })

export const params = z.object({ slug: z.string().max(100) })
const version = z.coerce.number().int().min(1).max(999_999).optional().catch(undefined)
export const historyQuery = z.object({ dari: version, ke: version })
export const savedQuery = z.object({ tersimpan: z.literal('1').optional().catch(undefined) })
