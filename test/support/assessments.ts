import type { Test } from 'tap'
import type { Visitor } from './app.ts'

export const SPBE = 'permenpanrb-59-2020'
export const PEMDI = 'permenpanrb-8-2026'

/** Starts this year's self-assessment and gives its id. */
export async function anAssessment(visitor: Visitor, instrument = SPBE, year = 2026): Promise<string> {
  const answer = await visitor.call('POST', '/assessments', { instrument, year })
  if (answer.statusCode !== 201) throw new Error(`not started: ${answer.body}`)
  return answer.json().id
}

/** Answers every indicator with the same level. */
export async function answerAll(visitor: Visitor, id: string, value = 3, total = 47): Promise<void> {
  for (let number = 1; number <= total; number++) {
    const answer = await visitor.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, value })
    if (answer.statusCode !== 200) throw new Error(`${number}: ${answer.body}`)
  }
}

/** A refusal of the API as people and programs read it. */
export function refusal(t: Test, answer: { statusCode: number; headers: object; json(): unknown }, status: number) {
  t.equal(answer.statusCode, status)
  t.match(answer.headers, { 'content-type': /application\/problem\+json/ })
  return answer.json() as {
    readonly title: string
    readonly code?: string
    readonly version?: number
    readonly assessment?: string
    readonly fields?: Record<string, { yours: string; theirs: string; by: string; at: string }>
    readonly errors?: readonly { field: string; code: string; message: string }[]
  }
}
