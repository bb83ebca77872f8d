export { askDue, askNext } from './asking.ts'
export { type Question, readQuestion as questionOf } from './due-queries.ts'
export { heardFrom, type PlannedFor, planFollowUps } from './planning.ts'
