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
