import type { Room } from '../../web/types.ts'
import { questionsApi } from './api.ts'
import { asking } from './ask-routes.ts'
import { editing } from './edit-routes.ts'
import { history } from './history-routes.ts'
import { list } from './list-routes.ts'
import { moderating } from './moderation-routes.ts'
import { question } from './question-routes.ts'
import { queue } from './queue-routes.ts'
import { tagging } from './tag-routes.ts'
import { voting } from './vote-routes.ts'
import { working } from './worked-routes.ts'

const parts = [list, asking, question, voting, working, editing, history, moderating, queue, tagging, questionsApi]

/** Questions between regencies: ask, answer, say what helped. */
export const questions: Room = (app, services) => {
  for (const part of parts) part(app, services)
}
