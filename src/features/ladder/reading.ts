import type { Handle } from '../../db/actor.ts'
import type { ReviseClass } from '../../db/schema.ts'
import type { EvidenceItem, Indicator, Level } from '../../domain/instrument.ts'
import { type ItemStanding, type LevelStanding, ladderOf } from '../../domain/ladder.ts'
import type { Hundredths } from '../../domain/numbers.ts'
import { exactInstrument, type LoadedInstrument } from '../instruments/instruments.ts'
import { type AttachedRow, listAttached, listSaid, type SaidRow } from './queries.ts'

interface Said {
  readonly note: string
  readonly at: Date
  /** Name of a person; null of what was simulated. */
  readonly by: string | null
}

/** That an item does not apply, or that higher evidence covers a level; the note is its reason. */
export interface MarkTold extends Said {
  readonly id: string
}

/** Whether the criteria of a level are met. */
export interface CriterionTold extends Said {
  /** 1 for the first one of its level. */
  readonly number: number
  readonly met: boolean
}

export interface VerdictTold extends Said {
  /** 1 for the first one of its item. */
  readonly number: number
  readonly outcome: 'accepted' | 'revise'
  readonly class: ReviseClass | null
  readonly basis: readonly string[]
}

/** An item of the instrument with all that stands at it. */
export interface LadderItem extends EvidenceItem, ItemStanding {
  readonly attached: readonly AttachedRow[]
  readonly mark: MarkTold | null
  /** The newest one, whether it still counts (`judged`) or not. */
  readonly verdict: VerdictTold | null
}

export interface LadderLevel extends Omit<LevelStanding, 'items'> {
  readonly level: number
  readonly of: Level
  readonly mark: MarkTold | null
  readonly criterion: CriterionTold | null
  /** What was said of the criteria of the level below that rejects this one; null where none does. */
  readonly rejection: CriterionTold | null
  readonly items: readonly LadderItem[]
}

/** The evidence of one indicator, level by level from 1. */
export interface Ladder {
  readonly indicator: Indicator
  readonly claimed: Hundredths | null
  readonly levels: readonly LadderLevel[]
}

/** An assessment as far as its ladders need it. */
export interface Assessed {
  readonly id: string
  readonly instrument_id: string
  readonly instrument_version: number
  readonly levels: readonly (number | null)[]
}

/** The ladders of all indicators of an assessment, by number, in two queries. What the actor may not read is not there. */
export async function readLadder(tx: Handle, assessment: Assessed): Promise<Ladder[]> {
  const instrument = await exactInstrument(tx, { id: assessment.instrument_id, version: assessment.instrument_version })
  return laddersOf(instrument, assessment.levels, await readLadderRows(tx, assessment.id))
}

export interface LadderRows {
  readonly attached: readonly AttachedRow[]
  readonly said: readonly SaidRow[]
}

/** What ladders are made of, asked at once; of one indicator or (null) of all. */
export async function readLadderRows(tx: Handle, id: string, indicator: number | null = null): Promise<LadderRows> {
  const [attached, said] = await Promise.all([listAttached(tx, { id, indicator }), listSaid(tx, { id, indicator })])
  return { attached, said }
}

/** The ladders of all indicators, by number; `levels` are the claimed values by indicator ordinal. */
export function laddersOf(
  { indicators }: Pick<LoadedInstrument, 'indicators'>,
  levels: readonly (Hundredths | null)[],
  rows: LadderRows,
): Ladder[] {
  const at = placed(rows)
  return indicators.map((indicator) => ladderIn(indicator, levels[indicator.number - 1] ?? null, at))
}

/** The ladder of one indicator. */
export const ladderFor = (indicator: Indicator, claimed: Hundredths | null, rows: LadderRows): Ladder =>
  ladderIn(indicator, claimed, placed(rows))

type Placed = ReturnType<typeof placed>

function placed({ attached, said }: LadderRows) {
  const documents = Map.groupBy(attached, ({ item }) => item)
  const words = new Map(said.map((row) => [keyOf(row.about, row.indicator, row.level, row.item), row]))
  return {
    attached: (item: string): readonly AttachedRow[] => documents.get(item) ?? [],
    said: (about: SaidRow['about'], indicator: number, level: number, item: string | null) =>
      words.get(keyOf(about, indicator, level, item)) ?? null,
  }
}

const keyOf = (about: string, indicator: number, level: number, item: string | null): string =>
  `${about} ${item ?? `${indicator}.${level}`}`

function ladderIn(indicator: Indicator, claimed: Hundredths | null, at: Placed): Ladder {
  const facts = indicator.levels.map((of) => {
    const said = (about: SaidRow['about'], item: string | null) => at.said(about, indicator.number, of.level, item)
    return {
      level: of.level,
      of,
      mark: markOf(said('mark', null)),
      criterion: criterionOf(said('criterion', null)),
      items: of.evidence.map((item) => ({
        ...item,
        attached: at.attached(item.id),
        mark: markOf(said('mark', item.id)),
        verdict: verdictOf(said('verdict', item.id)),
      })),
    }
  })
  const standings = ladderOf(facts, claimed)
  const levels = facts.flatMap((level, place) => {
    const standing = standings[place]
    if (!standing) return []
    const items = level.items.flatMap((item, nth) => {
      const stands = standing.items[nth]
      return stands ? [{ ...item, ...stands }] : []
    })
    const rejection = facts.find((other) => other.level === standing.rejectedBy)?.criterion ?? null
    return [{ ...level, ...standing, rejection, items }]
  })
  return { indicator, claimed, levels }
}

const saidOf = ({ note, at, by }: SaidRow): Said => ({ note, at, by })

const markOf = (row: SaidRow | null): MarkTold | null => row && { id: row.key, ...saidOf(row) }

const criterionOf = (row: SaidRow | null): CriterionTold | null =>
  row && { ...saidOf(row), number: Number(row.key), met: row.what === 'met' }

const verdictOf = (row: SaidRow | null): VerdictTold | null =>
  row && {
    ...saidOf(row),
    number: Number(row.key),
    outcome: row.what === 'accepted' ? 'accepted' : 'revise',
    class: row.class,
    basis: row.basis ?? [],
  }
