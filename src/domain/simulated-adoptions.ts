import { isRunning, STAGES, type Stage } from './adoption.ts'
import { OBSTACLE_TYPES, type ObstacleType, type Resolution, type Severity } from './obstacle.ts'
import { seeded } from './random.ts'
import { addDays } from './working-days.ts'

export interface SimulatedReport {
  readonly stage: Stage
  readonly on: string
}

export interface SimulatedObstacle {
  readonly type: ObstacleType
  readonly severity: Severity
  readonly blocks: Stage
  readonly openedOn: string
  readonly resolvedOn: string | null
  readonly resolution: Resolution | null
}

/** An adoption of the demonstration: its reports in their order, and what followed from them. */
export interface SimulatedAdoption {
  readonly stage: Stage
  readonly reports: readonly SimulatedReport[]
  readonly confirmedOn: string | null
  readonly verifiedOn: string | null
  readonly obstacles: readonly SimulatedObstacle[]
}

/** How an adoption by `agency` of `practice` may have gone until `today`; always the same one. */
export function simulatedAdoption(agency: string, practice: string, today: string): SimulatedAdoption {
  const draw = seeded(`${agency} ${practice} adoption`)
  const between = (least: number, most: number) => least + Math.floor(draw() * (most - least + 1))
  const stage = ends[Math.floor(draw() * ends.length)] ?? 'committed'
  const way = wayTo(stage, between(1, 4))
  // told backwards: the last news is fresh, now and then too old
  let on = addDays(today, -(draw() < 0.2 ? between(95, 220) : between(1, 80)))
  const reports: SimulatedReport[] = []
  if (stage === 'running') {
    reports.unshift({ stage, on })
    on = addDays(on, -between(60, 1500))
  }
  for (const step of way.toReversed()) {
    reports.unshift({ stage: step, on })
    on = addDays(on, -(step === 'effective' ? between(300, 900) : between(20, 110)))
  }
  const ran = reports.find((report) => report.stage === 'running')?.on ?? null
  const word = (chance: number) =>
    ran !== null && isRunning(stage) && draw() < chance ? earlier(addDays(ran, between(10, 60)), today) : null
  return {
    stage,
    reports,
    confirmedOn: word(0.4),
    verifiedOn: word(0.5),
    obstacles: obstaclesOf(reports, today, draw),
  }
}

/** Every end as often as it comes here. */
const ends: readonly Stage[] = [
  ...Array<Stage>(2).fill('interested'),
  ...Array<Stage>(4).fill('committed'),
  ...Array<Stage>(4).fill('preparing'),
  ...Array<Stage>(3).fill('piloting'),
  ...Array<Stage>(6).fill('running'),
  ...Array<Stage>(3).fill('effective'),
  ...Array<Stage>(2).fill('stopped'),
]

/** The stages on the way; a stop comes after the first `n` of them. */
const wayTo = (stage: Stage, n: number): readonly Stage[] =>
  stage === 'stopped' ? [...STAGES.slice(0, n), 'stopped'] : STAGES.slice(0, STAGES.indexOf(stage) + 1)

function obstaclesOf(reports: readonly SimulatedReport[], today: string, draw: () => number): SimulatedObstacle[] {
  const steps = reports.slice(1).filter(({ stage }) => stage !== 'committed')
  return steps.flatMap(({ stage, on }, at) => {
    if (draw() < 0.45) return []
    const isLast = at === steps.length - 1
    const openedOn = addDays(on, -Math.floor(draw() * 15))
    const resolvedOn = addDays(openedOn, 5 + Math.floor(draw() * 90))
    const isResolved = draw() < (isLast ? 0.35 : 0.9) && resolvedOn <= today
    const type = stage === 'stopped' && draw() < 0.5 ? 'unsuitable' : pick(OBSTACLE_TYPES, draw)
    return {
      type,
      severity: pick(['low', 'medium', 'medium', 'high'] as const, draw),
      blocks: blocked(stage),
      openedOn,
      resolvedOn: isResolved ? resolvedOn : null,
      resolution: isResolved ? pick(['answer', 'practice', 'decision', 'decision', 'none'] as const, draw) : null,
    }
  })
}

const blocked = (stage: Stage): Stage =>
  stage === 'preparing' ? 'piloting' : stage === 'piloting' ? 'running' : 'effective'

const pick = <T>(choices: readonly T[], draw: () => number): T => {
  const choice = choices[Math.floor(draw() * choices.length)]
  if (choice === undefined) throw new Error('nothing to choose from')
  return choice
}

const earlier = (a: string, b: string): string => (a < b ? a : b)
