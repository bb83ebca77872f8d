export { askDue } from './asking.ts'
export { heardFrom, type PlannedFor, planFollowUps } from './planning.ts'
export { type Question, readQuestion as questionOf } from './queries.ts'
export { noteSilence } from './silence.ts'
