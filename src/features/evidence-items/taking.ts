import type { Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, type Actor, demand } from '../../domain/permissions.ts'
import type { AssessmentState } from '../../domain/workflow.ts'
import { instrumentOf, locked } from '../assessments/assessments.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'
import { type Ladder, type LadderItem, type LadderLevel, ladderFor, readLadderRows } from '../ladder/ladder.ts'

/** An indicator of an assessment, by number. */
export interface IndicatorPlace {
  readonly id: string
  readonly number: number
}

/** An item of it, by the id the instrument gives it: `I01.3.2`. */
export interface ItemPlace extends IndicatorPlace {
  readonly item: string
}

export interface LevelPlace extends IndicatorPlace {
  readonly level: number
}

/**
 * An assessment held for a change at one indicator. Refuses another agency's (404), a wrong role or another unit's (403)
 * and a submitted one (409 locked).
 */
export async function takeToEdit(tx: Handle, who: Actor | null, { id, number }: IndicatorPlace, action: Action) {
  const [assessment, assignment] = await Promise.all([locked(tx, who, id), readAssignment(tx, id, number)])
  const membership = demand(who, action, subjectOf(assessment.agency_id, assignment))
  refuseLocked(assessment)
  return { assessment, membership, instrument: await instrumentOf(tx, assessment) }
}

/** The same with the ladder of the indicator as it is behind the lock. Refuses an indicator that is not there (404). */
export async function takeLadder(tx: Handle, who: Actor | null, place: IndicatorPlace, action: Action) {
  const taken = await takeToEdit(tx, who, place, action)
  const indicator = taken.instrument.indicators[place.number - 1]
  if (!indicator) throw new Refusal('notFound', 'refusal.notFound')
  const claimed = taken.assessment.levels[place.number - 1] ?? null
  const ladder = ladderFor(indicator, claimed, await readLadderRows(tx, place.id, place.number))
  return { ...taken, ladder }
}

/** What was submitted stays as it is (409 locked). */
export function refuseLocked({ state }: { readonly state: AssessmentState }): void {
  if (state === 'submitted') throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
}

/** Refuses a level that the indicator does not have (404). */
export function levelIn({ levels }: Ladder, wanted: number): LadderLevel {
  const found = levels.find(({ level }) => level === wanted)
  if (!found) throw new Refusal('notFound', 'refusal.notFound')
  return found
}

/** Refuses an item that the indicator does not have (404). */
export function itemIn({ levels }: Ladder, wanted: string): { readonly level: LadderLevel; readonly item: LadderItem } {
  for (const level of levels) {
    const item = level.items.find(({ id }) => id === wanted)
    if (item) return { level, item }
  }
  throw new Refusal('notFound', 'refusal.notFound')
}
