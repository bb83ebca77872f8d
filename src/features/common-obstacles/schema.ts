import { z } from 'zod'

const text = (least: number, most: number, key: string) =>
  z
    .string(key)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(least, key).max(most, key))

export const params = z.object({ id: z.uuid() })
export const obstacleParams = z.object({ id: z.uuid(), obstacle: z.uuid() })

const problem = text(10, 2_000, 'common-obstacles.error.problem')
const solution = text(10, 2_000, 'common-obstacles.error.solution')
export const solutionForm = z.object({ problem, solution })

export const decisionForm = z.object({
  problem,
  solution,
  note: text(0, 1_000, 'common-obstacles.error.note').default(''),
  act: z.enum(['terbit', 'tolak'], 'common-obstacles.error.act'),
})
