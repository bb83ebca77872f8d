import { z } from 'zod'
import { OBSTACLE_TYPES, type ObstacleType } from '../../domain/obstacle.ts'

/** Any text: what is no token is answered like one that was never given out. */
export const tokenParams = z.object({ token: z.string().max(200) })

export const ANSWERS = ['going', 'blocked', 'done', 'stopped'] as const
export type Answer = (typeof ANSWERS)[number]

const LONGEST = 2_000
const text = z
  .string()
  .default('')
  .transform((value) => value.trim())
  .refine((value) => value.length <= LONGEST, 'links.error.long')

const isType = (value: string): value is ObstacleType => OBSTACLE_TYPES.some((type) => type === value)

/** The answer to a question; `obstacles` are the ticked types with commas between. */
export const answerForm = z
  .object({
    answer: z.enum(ANSWERS, 'links.error.answer'),
    obstacles: z
      .string()
      .default('')
      .transform((value) => [...new Set(value.split(','))].filter(isType)),
    note: text,
    reason: text,
  })
  .superRefine(({ answer, obstacles, reason }, context) => {
    const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (answer === 'blocked' && obstacles.length === 0) wrong('obstacles', 'links.error.obstacles')
    if (answer === 'stopped' && reason === '') wrong('reason', 'links.error.reason')
  })

export type Answered = z.output<typeof answerForm>

/** Ticked boxes come one by one; the form is read like any other. */
export function withTicked(body: unknown): unknown {
  if (body === null || typeof body !== 'object' || !('obstacles' in body)) return body
  return { ...body, obstacles: [body.obstacles].flat().join(',') }
}

/** Which answer is thanked for. */
export const thanksQuery = z.object({ untuk: z.enum(ANSWERS).catch('going') })
