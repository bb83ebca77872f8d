export { type Checked, type Checks, checksOf, type Reasoned, readCheckRows } from './checking.ts'
export { type GivenReason, giveReasons, refuseFindings } from './reasoning.ts'
export { placeOf, sentenceOf } from './told.ts'
