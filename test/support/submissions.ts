import type { TestApp, Visitor } from './app.ts'

/** Submits an assessment whose answers are complete; gives the hash. */
export async function submits(_app: TestApp, approver: Visitor, id: string): Promise<string> {
  const answer = await approver.call('POST', `/assessments/${id}/submission`)
  if (answer.statusCode !== 200) throw new Error(`not submitted: ${answer.body}`)
  return answer.json().snapshotHash
}
