export { type DeskTask, type DeskTasks, teamTasks } from './desk.ts'
