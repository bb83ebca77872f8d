export { hand, reopenAccepted } from './handing.ts'
export {
  type AssignmentRow,
  insertEvents,
  listAssignments,
  type NewEvent,
  readAssignment,
  readTalk,
} from './queries.ts'
export { type AssignmentTold, assignmentTold, subjectOf, type TeamCard, teamCard } from './told.ts'
