import type { Handle } from '../../db/actor.ts'
import type { Indicator } from '../../domain/instrument.ts'
import { isLacking, requestedItems } from '../../domain/owed.ts'
import { type AssessmentRow, instrumentOf } from '../assessments/assessments.ts'
import { type AssignmentRow, listAssignments } from '../assignments/assignments.ts'
import { type Delivery, listDeliveries } from '../deliveries/deliveries.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { listHeld } from './queries.ts'

/** An evidence item that is asked of a unit, with its words. */
export interface AskedItem {
  readonly item: string
  readonly level: number
  readonly text: string
  readonly textEn: string
  readonly criteria: string
  readonly criteriaEn: string
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
  /** Empty where nothing is assigned to it any more. */
  readonly unit: string
  readonly assigned: number
  /** Indicators with items that are open or for which something came. */
  readonly indicators: readonly AskedIndicator[]
  readonly deliveries: readonly Delivery[]
}

/**
 * What each unit was asked for and owes, in the order of names: items of its indicators up to the level that the answer
 * claims, or level 3 where it has none yet. Three statements, however many units there are.
 */
export async function workOfUnits(
  tx: Handle,
  assessment: AssessmentRow,
  unit: string | null = null,
): Promise<{ readonly instrument: LoadedInstrument; readonly units: readonly UnitWork[] }> {
  const { id } = assessment
  const [instrument, assigned, states, deliveries] = await Promise.all([
    instrumentOf(tx, assessment),
    listAssignments(tx, id),
    statesOf(tx, id),
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
        unit: rows[0]?.unit ?? '',
        assigned: rows.length,
        indicators: rows.flatMap((row) => askedOf(instrument, assessment, row, states, own)),
        deliveries: own,
      }
    })
  return { instrument, units: units.sort((one, other) => one.unit.localeCompare(other.unit, 'id')) }
}

type States = (item: string) => string

async function statesOf(tx: Handle, id: string): Promise<States> {
  const held = new Set(await listHeld(tx, id))
  return (item) => (held.has(item) ? 'uploaded' : 'none')
}

function askedOf(
  { indicators }: LoadedInstrument,
  { levels }: AssessmentRow,
  { number, dueOn }: AssignmentRow,
  states: States,
  deliveries: readonly Delivery[],
): AskedIndicator[] {
  const indicator = indicators[number - 1]
  if (!indicator) return []
  const items = requestedItems(indicator, levels[number - 1] ?? null).flatMap(({ level: at, item }) => {
    const level = indicator.levels.find((one) => one.level === at)
    const words = level?.evidence.find(({ id }) => id === item)
    const own = deliveries.filter((delivery) => delivery.item === item)
    const isOpen = isLacking(states(item))
    if (!level || !words || (!isOpen && own.length === 0)) return []
    const { text, textEn } = words
    const { criteria, criteriaEn } = level
    const isOwed = isOpen && own.every(({ decision }) => decision !== null)
    return [{ item, level: at, text, textEn, criteria, criteriaEn, isOpen, isOwed, deliveries: own }]
  })
  return items.length === 0 ? [] : [{ indicator, dueOn, items }]
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
