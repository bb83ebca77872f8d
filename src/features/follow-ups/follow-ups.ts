export { askDue, askNext } from './asking.ts'
export { heardFrom, type PlannedFor, planFollowUps } from './planning.ts'
export { type Question, readQuestion as questionOf } from './queries.ts'
export { noteSilence, noteSilenceIn } from './silence.ts'
