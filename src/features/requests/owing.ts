import type { Handle } from '../../db/actor.ts'
import type { Indicator } from '../../domain/instrument.ts'
import type { ReviseClass } from '../../domain/ladder.ts'
import { isAsked, isLacking } from '../../domain/owed.ts'
import type { AssessmentRow } from '../assessments/assessments.ts'
import { type AssignmentRow, listAssignments } from '../assignments/assignments.ts'
import { type Delivery, listDeliveries } from '../deliveries/deliveries.ts'
import { type Ladder, type LadderItem, type LadderLevel, readLadder } from '../ladder/ladder.ts'

/** An evidence item that is asked of a unit, with its words. */
export interface AskedItem {
  readonly item: string
  readonly level: number
  readonly text: string
  readonly textEn: string
  readonly criteria: string
  readonly criteriaEn: string
  /** What the agency found lacking in what is attached; null where it found nothing. */
  readonly wanted: { readonly class: ReviseClass | null; readonly note: string } | null
  /** Nothing valid is attached to it: more may be sent. */
  readonly isOpen: boolean
  /** Open, and nothing waits to be accepted: it is asked for. */
  readonly isOwed: boolean
  /** What came for it from this unit, what waits and the newest first. */
  readonly deliveries: readonly Delivery[]
}

export interface AskedIndicator {
  readonly indicator: Indicator
  readonly dueOn: string | null
  readonly items: readonly AskedItem[]
}

/** A unit that indicators are assigned to, or something came from. */
export interface UnitWork {
  readonly unitId: string
  readonly unit: string
  readonly assigned: number
  /** Indicators with items that are open or for which something came. */
  readonly indicators: readonly AskedIndicator[]
  readonly deliveries: readonly Delivery[]
}

/**
 * What each unit was asked for and owes, in the order of names: items of its indicators up to the level that the answer
 * claims, or level 3 where it has none yet. Four statements, however many units there are.
 */
export async function workOfUnits(
  tx: Handle,
  assessment: AssessmentRow,
  unit: string | null = null,
): Promise<readonly UnitWork[]> {
  const { id } = assessment
  const [ladders, assigned, deliveries] = await Promise.all([
    readLadder(tx, assessment),
    listAssignments(tx, id),
    listDeliveries(tx, id, unit),
  ])
  const byUnit = Map.groupBy(assigned, ({ unitId }) => unitId)
  const ids = new Set([...byUnit.keys(), ...deliveries.map(({ unitId }) => unitId)])
  const units = [...ids]
    .filter((one) => unit === null || one === unit)
    .map((unitId) => {
      const rows = byUnit.get(unitId) ?? []
      const own = deliveries.filter((delivery) => delivery.unitId === unitId)
      return {
        unitId,
        unit: rows[0]?.unit ?? own[0]?.unit ?? '',
        assigned: rows.length,
        indicators: rows.flatMap((row) => askedOf(ladders[row.number - 1], row, own)),
        deliveries: own,
      }
    })
  return units.sort((one, other) => one.unit.localeCompare(other.unit, 'id'))
}

function askedOf(
  ladder: Ladder | undefined,
  { dueOn }: AssignmentRow,
  deliveries: readonly Delivery[],
): AskedIndicator[] {
  if (!ladder) return []
  const items = ladder.levels
    .filter(({ level }) => isAsked(level, ladder.claimed))
    .flatMap((level) => level.items.map((item) => itemOf(level, item, deliveries)))
    .filter(({ isOpen, deliveries: own }) => isOpen || own.length > 0)
  return items.length === 0 ? [] : [{ indicator: ladder.indicator, dueOn, items }]
}

function itemOf({ level, of }: LadderLevel, item: LadderItem, deliveries: readonly Delivery[]): AskedItem {
  const own = deliveries.filter((delivery) => delivery.item === item.id)
  const isOpen = isLacking(item.state)
  return {
    ...{ item: item.id, level, text: item.text, textEn: item.textEn },
    ...{ criteria: of.criteria, criteriaEn: of.criteriaEn },
    wanted: item.state === 'revise' ? { class: item.class, note: item.verdict?.note ?? '' } : null,
    isOpen,
    isOwed: isOpen && own.every(({ decision }) => decision !== null),
    deliveries: own,
  }
}

/** The items a unit still owes, those of a link where it is for some only. */
export const owedIn = (indicators: readonly AskedIndicator[], scope: readonly string[] | null = null) =>
  within(indicators, scope).flatMap((one) => {
    const items = one.items.filter(({ isOwed }) => isOwed)
    return items.length === 0 ? [] : [{ ...one, items }]
  })

/** The part of it that a link is for. */
export const within = (indicators: readonly AskedIndicator[], scope: readonly string[] | null): AskedIndicator[] =>
  indicators.flatMap((one) => {
    const items = one.items.filter(({ item }) => scope === null || scope.includes(item))
    return items.length === 0 ? [] : [{ ...one, items }]
  })

/** The earliest day by which something of it is due. */
export const earliestDue = (indicators: readonly AskedIndicator[]): string | null =>
  indicators.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? null
