export { decideOn } from './deciding.ts'
export { commonObstaclesOf, type Shown as CommonObstacle } from './showing.ts'
export { solve } from './solving.ts'
