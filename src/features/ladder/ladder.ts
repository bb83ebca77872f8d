export type { AttachedRow } from './queries.ts'
export {
  type CriterionTold,
  type Ladder,
  type LadderItem,
  type LadderLevel,
  type LadderRows,
  ladderFor,
  laddersOf,
  type MarkTold,
  readLadder,
  readLadderRows,
  type VerdictTold,
} from './reading.ts'
export {
  type DocumentTold,
  documentTold,
  type ItemTold,
  itemTold,
  levelTold,
  type StandingTold,
  standingTold,
} from './told.ts'
