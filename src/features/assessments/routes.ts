import type { Room } from '../../web/types.ts'
import { assessmentApi } from './api.ts'
import { checkApi } from './check-api.ts'
import { checking } from './check-routes.ts'
import { indicators } from './indicator-routes.ts'
import { list } from './list-routes.ts'
import { officialResults } from './official-routes.ts'
import { offline } from './offline.ts'
import { proposalRoutes } from './proposal-routes.ts'
import { results } from './result-routes.ts'
import { tasks } from './task-routes.ts'

/** An agency's assessments: start, answer, look at the result, check, submit. */
export const assessments: Room = (app, services) => {
  for (const part of [
    list,
    officialResults,
    tasks,
    indicators,
    offline,
    proposalRoutes,
    results,
    checking,
    assessmentApi,
    checkApi,
  ])
    part(app, services)
}
