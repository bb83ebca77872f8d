export { type Checked, type Checks, checksOf, type Reasoned, readCheckRows } from './checking.ts'
export { giveReasons, refuseFindings } from './reasoning.ts'
export { placeOf, sentenceOf } from './told.ts'
