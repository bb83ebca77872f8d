export { fieldChanges } from './answer-props.ts'
export type { FieldChange } from './pages.ts'
