export { accept } from './accepting.ts'
export { ask, type NewQuestion } from './asking.ts'
export { answer, comment } from './replying.ts'
export { markWorked, vote } from './voting.ts'
