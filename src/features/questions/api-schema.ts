import { z } from 'zod'
import { OPEN_STATES, QUESTION_KINDS, VISIBILITIES } from '../../domain/question.ts'
import { paging } from '../../web/paging.ts'

const noNul = z.string().regex(/^[^\0]*$/)

export const questionsInput = z.strictObject({
  tag: noNul.max(200).optional().meta({ description: 'Slug of an indicator or practice', example: 'praktik.e-office' }),
  state: z.enum(OPEN_STATES).optional(),
  q: noNul.max(200).optional().meta({
    description: 'Words that all stand in the question or in one of its answers',
    example: 'verifikator kecamatan',
  }),
  ...paging,
})

const basis = z.enum(['reported', 'simulated'])
const person = z
  .string()
  .nullable()
  .meta({ description: 'Null unless its author wants the public to read it, or you are signed in' })

const shared = {
  id: z.uuid(),
  title: z.string().meta({ description: 'As it was written, in Indonesian' }),
  kind: z.enum(QUESTION_KINDS),
  state: z.enum([...OPEN_STATES, 'duplicate', 'removed']),
  visibility: z.enum(VISIBILITIES),
  agency: z.string(),
  agencyName: z.string(),
  tags: z.array(z.string()),
  answers: z.int(),
  votes: z.int(),
  askedAt: z.iso.datetime(),
  activeAt: z.iso.datetime().meta({ description: 'When something last happened' }),
  basis,
}
export const questionJson = z.strictObject(shared)
export const questionsJson = z.strictObject({ items: z.array(questionJson), next: z.string().nullable() })

const post = {
  id: z.uuid(),
  agency: z.string(),
  agencyName: z.string(),
  person,
  body: z.string().meta({ description: 'Markdown; empty where it was removed' }),
  postedAt: z.iso.datetime(),
  editedAt: z.iso.datetime().nullable(),
  removed: z.string().nullable().meta({ description: 'Why it is gone' }),
  basis,
}
const commentJson = z.strictObject(post)
const comments = z.array(commentJson)

export const wholeQuestion = z.strictObject({
  ...shared,
  duplicateOf: z.uuid().nullable().meta({ description: 'Null also where it is not for you to see' }),
  person,
  body: z.string().meta({ description: 'Markdown' }),
  comments,
  items: z
    .array(
      z.strictObject({
        ...post,
        accepted: z.boolean(),
        votes: z.int(),
        worked: z.array(z.strictObject({ agency: z.string(), agencyName: z.string(), note: z.string(), basis })),
        comments,
      }),
    )
    .meta({ description: 'Answers: the accepted one first, then those that helped most' }),
})
