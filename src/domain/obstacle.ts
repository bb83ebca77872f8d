import { isOpen, STAGES, type Stage } from './adoption.ts'

export const OBSTACLE_TYPES = [
  'regulation',
  'budget',
  'staff',
  'infrastructure',
  'leadership',
  'coordination',
  'data',
  'security',
  'agreement',
  'mentoring',
  'policy',
  'unsuitable',
] as const
export type ObstacleType = (typeof OBSTACLE_TYPES)[number]

export const SEVERITIES = ['low', 'medium', 'high'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What removed an obstacle; `none` where it went away, or stayed and was given up. */
export const RESOLUTIONS = ['answer', 'practice', 'decision', 'none'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** The ten questions before preparation, and the obstacle that a "no" opens. */
export const FIT = {
  regulation: 'regulation',
  budget: 'budget',
  staff: 'staff',
  systems: 'infrastructure',
  network: 'infrastructure',
  leadership: 'leadership',
  legalBasis: 'agreement',
  data: 'data',
  security: 'security',
  support: 'mentoring',
} as const satisfies Record<string, ObstacleType>
export type Question = keyof typeof FIT
export const QUESTIONS = Object.keys(FIT) as readonly Question[]

/** The step an obstacle stands before: the next one on the way. */
export function blockedStep(stage: Stage): Stage {
  const next: Partial<Record<Stage, Stage>> = {
    interested: 'committed',
    committed: 'preparing',
    preparing: 'piloting',
    piloting: 'running',
  }
  return next[stage] ?? 'effective'
}

/**
 * The stage an unresolved obstacle holds up now: the one it was noted for, or the next one where work got past that; null
 * where work has gone all the way in spite of it.
 */
export function heldUp(blocks: Stage, stage: Stage): Stage | null {
  if (stage === 'stopped' || STAGES.indexOf(stage) < STAGES.indexOf(blocks)) return blocks
  return isOpen(stage) ? blockedStep(stage) : null
}
