export {
  type CriterionTold,
  type Ladder,
  type LadderItem,
  type LadderLevel,
  type LadderRows,
  ladderFor,
  laddersOf,
  type MarkTold,
  type VerdictTold,
} from './laddering.ts'
export type { AttachedRow, ProofRow } from './queries.ts'
export { readBareRows, readLadder, readLadderRows } from './reading.ts'
export {
  type DocumentTold,
  documentTold,
  type ItemTold,
  itemTold,
  levelTold,
  type StandingTold,
  standingTold,
} from './told.ts'
