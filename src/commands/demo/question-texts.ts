import { join } from 'node:path'
import { z } from 'zod'
import { OBSTACLE_TYPES } from '../../domain/obstacle.ts'
import { LENGTHS, QUESTION_KINDS, VISIBILITIES } from '../../domain/question.ts'
import { jsonFiles, readJsonAs } from '../load/files.ts'

const FOLDER = join(import.meta.dirname, '../../../data')
const PATH = 'demo-questions'

const text = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z.string().trim().min(least).max(most)
const region = z.string().regex(/^\d{2}\.\d{2}$/)
/** Hours since the question was asked. */
const afterHours = z.int().positive()

const reply = z.strictObject({ region, afterHours, body: text(LENGTHS.comment) })
const worked = z.strictObject({ region, note: text(LENGTHS.note) })
const answer = z.strictObject({
  ...{ region, afterHours, accepted: z.boolean(), body: text(LENGTHS.body) },
  ...{ comments: z.array(reply), worked: z.array(worked) },
})
/** What the accepted answer teaches about a practice. */
const common = z.strictObject({
  ...{ practice: z.string(), type: z.enum(OBSTACLE_TYPES), problem: text(LENGTHS.note), solution: text(LENGTHS.note) },
})
const question = z.strictObject({
  ...{ key: z.string().regex(/^[a-z0-9-]+$/), region, kind: z.enum(QUESTION_KINDS), visibility: z.enum(VISIBILITIES) },
  ...{ daysAgo: z.int().positive(), title: text(LENGTHS.title), body: text(LENGTHS.body) },
  ...{ tags: z.array(z.string()).min(LENGTHS.tags.least).max(LENGTHS.tags.most), answers: z.array(answer).max(4) },
  common: common.optional(),
})
const file = z.strictObject({ note: z.string(), questions: z.array(question).min(1) })

export type DemoQuestion = z.output<typeof question>

/** The questions in `data/demo-questions`, file by file; throws `DataError` naming what does not fit. */
export async function readDemoQuestions(): Promise<readonly DemoQuestion[]> {
  const names = await jsonFiles(FOLDER, PATH)
  const files = await Promise.all(names.map((name) => readJsonAs(FOLDER, `${PATH}/${name}`, file)))
  return files.flatMap(({ content }) => content.questions)
}
