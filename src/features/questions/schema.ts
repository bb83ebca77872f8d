import { z } from 'zod'
import { oneLine } from '../../domain/one-line.ts'
import { FLAG_REASONS, LENGTHS, QUESTION_KINDS, VISIBILITIES } from '../../domain/question.ts'
import { queryText } from '../../web/query.ts'
import { draft } from '../search/search.ts'

const text = ({ least, most }: { readonly least: number; readonly most: number }, key: string) =>
  z
    .string(key)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(least, key).max(most, key))

/** Headings of a template alone say nothing. */
const said = (body: string): boolean => body.replaceAll(/^#.*$/gm, '').trim().length >= LENGTHS.body.least

const checked = z
  .string()
  .optional()
  .transform((given) => given === 'ya')

export const params = z.object({ id: z.uuid().meta({ example: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c45' }) })
export const postParams = z.object({ id: z.uuid(), post: z.uuid() })

export const listQuery = z.object({
  tag: queryText.optional(),
  jenis: queryText.optional(),
  status: queryText.optional(),
  q: queryText.optional(),
  cursor: queryText.optional(),
})
export const askQuery = z.object({
  jenis: queryText.optional(),
  judul: queryText.optional(),
  tag: queryText.optional(),
  kendala: queryText.optional(),
  draf: draft,
})
export const questionQuery = z.object({
  dari: queryText.optional(),
  tetap: queryText.optional(),
  kabar: queryText.optional(),
})

const tags = z
  .string('questions.error.tags')
  .default('')
  .transform((given) => [...new Set(given.split(',').filter(Boolean))])
  .pipe(
    z
      .array(z.string().max(200))
      .min(LENGTHS.tags.least, 'questions.error.tags')
      .max(LENGTHS.tags.most, 'questions.error.tags'),
  )

export const questionForm = z.object({
  kind: z.enum(QUESTION_KINDS, 'questions.error.kind'),
  title: z
    .string('questions.error.title')
    .transform((typed) => oneLine(typed))
    .pipe(text(LENGTHS.title, 'questions.error.title')),
  body: text(LENGTHS.body, 'questions.error.body').refine(said, 'questions.error.body'),
  tags,
  visibility: z.enum(VISIBILITIES, 'questions.error.visibility'),
  named: checked,
  draf: draft,
  /** Id of the obstacle it is made of, or empty. */
  obstacle: z.string().max(100).default(''),
  /** What is similar was shown, and it is asked all the same. */
  tetap: checked,
})
const version = { version: z.coerce.number('questions.error.version').pipe(z.int32('questions.error.version')) }
export const questionEditForm = questionForm.pick({ title: true, body: true, tags: true }).extend({
  ...version,
})
export const answerForm = z.object({ body: text(LENGTHS.body, 'questions.error.body'), named: checked })
export const commentForm = z.object({
  body: text(LENGTHS.comment, 'questions.error.comment'),
  parent: z.uuid('questions.error.parent'),
})
export const workedForm = z.object({ note: text(LENGTHS.note, 'questions.error.note') })

const fieldsOf = (body: unknown): Readonly<Record<string, unknown>> =>
  body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>) : {}

/** One field of a posted form as text; empty where it is not there. */
export function oneText(body: unknown, name: string): string {
  const given: unknown = [fieldsOf(body)[name]].flat().at(-1)
  return typeof given === 'string' ? given.replaceAll('\0', '').trim() : ''
}

/** A posted form with all ticked tags as one field. */
export const withTags = (body: unknown): Readonly<Record<string, unknown>> => {
  const ticked = [fieldsOf(body).tag].flat().filter((slug) => typeof slug === 'string' && slug !== '')
  return { ...fieldsOf(body), tags: ticked.join(',') }
}

export const answerEditForm = z.object({ body: text(LENGTHS.body, 'questions.error.body'), ...version })
export const commentEditForm = z.object({ body: text(LENGTHS.comment, 'questions.error.comment'), ...version })

export const flagParams = z.object({ flag: z.uuid() })
const reason = z.enum(FLAG_REASONS, 'questions.error.reason')
export const flagForm = z.object({ reason, note: text(LENGTHS.note, 'questions.error.note') })
export const removalForm = z.object({ reason })
export const duplicateForm = z.object({ original: text({ least: 1, most: 500 }, 'questions.error.original') })
export const synonymForm = z.object({
  word: text({ least: 2, most: 60 }, 'questions.error.word'),
  tag: text({ least: 1, most: 200 }, 'questions.error.unknownTag'),
})
