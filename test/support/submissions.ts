import type { TestApp, Visitor } from './app.ts'
import { submittable } from './submittable.ts'

/** Submits an assessment whose answers are complete, with what the checks ask for; gives the hash. */
export async function submits(app: TestApp, approver: Visitor, id: string): Promise<string> {
  await submittable(app, approver, id)
  const answer = await approver.call('POST', `/assessments/${id}/submission`)
  if (answer.statusCode !== 200) throw new Error(`not submitted: ${answer.body}`)
  return answer.json().snapshotHash
}
