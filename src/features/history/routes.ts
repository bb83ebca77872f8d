import type { Room } from '../../web/types.ts'
import { answerHistory } from './answer-routes.ts'
import { assessmentHistory } from './history-routes.ts'
import { trailFiles } from './trail-file-routes.ts'
import { trail } from './trail-routes.ts'

/** What happened to an assessment: versions of its answers, its submissions, and the audit trail of it all. */
export const history: Room = (app, services) => {
  for (const part of [assessmentHistory, answerHistory, trail, trailFiles]) part(app, services)
}
