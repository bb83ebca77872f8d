import type { ReviseClass } from '../../db/schema.ts'
import type { EvidenceItem, Indicator, Level } from '../../domain/instrument.ts'
import { type ItemStanding, type LevelStanding, ladderOf } from '../../domain/ladder.ts'
import type { Hundredths } from '../../domain/numbers.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { AttachedRow, ProofRow, SaidRow } from './queries.ts'

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
export interface LadderItem<Row = AttachedRow> extends EvidenceItem, ItemStanding {
  readonly attached: readonly Row[]
  readonly mark: MarkTold | null
  /** The newest one, whether it still counts (`judged`) or not. */
  readonly verdict: VerdictTold | null
}

export interface LadderLevel<Row = AttachedRow> extends Omit<LevelStanding, 'items'> {
  readonly level: number
  readonly of: Level
  readonly mark: MarkTold | null
  readonly criterion: CriterionTold | null
  /** What was said of the criteria of the level below that rejects this one; null where none does. */
  readonly rejection: CriterionTold | null
  readonly items: readonly LadderItem<Row>[]
}

/** The evidence of one indicator, level by level from 1. */
export interface Ladder<Row = AttachedRow> {
  readonly indicator: Indicator
  readonly claimed: Hundredths | null
  readonly levels: readonly LadderLevel<Row>[]
}

export interface LadderRows<Row = AttachedRow> {
  readonly attached: readonly Row[]
  readonly said: readonly SaidRow[]
}

/** The ladders of all indicators, by number; `levels` are the claimed values by indicator ordinal. */
export function laddersOf<Row extends ProofRow = AttachedRow>(
  { indicators }: Pick<LoadedInstrument, 'indicators'>,
  levels: readonly (Hundredths | null)[],
  rows: LadderRows<Row>,
): Ladder<Row>[] {
  const at = placed(rows)
  return indicators.map((indicator) => ladderIn(indicator, levels[indicator.number - 1] ?? null, at))
}

/** The ladder of one indicator. */
export const ladderFor = (indicator: Indicator, claimed: Hundredths | null, rows: LadderRows): Ladder =>
  ladderIn(indicator, claimed, placed(rows))

/** What was said and attached, by what it is about: an item by its id, a level by indicator and number. */
function placed<Row extends ProofRow>({ attached, said }: LadderRows<Row>): Placed<Row> {
  const documents = Map.groupBy(attached, ({ item }) => item)
  const words = Map.groupBy(said, ({ item, indicator, level }) => item ?? levelKey(indicator, level))
  return {
    attached: (item) => documents.get(item) ?? [],
    said: (key) => {
      const rows = words.get(key) ?? []
      return (about) => rows.find((row) => row.about === about) ?? null
    },
  }
}

interface Placed<Row> {
  attached(item: string): readonly Row[]
  said(key: string): (about: SaidRow['about']) => SaidRow | null
}

const levelKey = (indicator: number, level: number): string => `${indicator}.${level}`

function ladderIn<Row extends ProofRow>(
  indicator: Indicator,
  claimed: Hundredths | null,
  at: Placed<Row>,
): Ladder<Row> {
  const facts = indicator.levels.map((of) => {
    const said = at.said(levelKey(indicator.number, of.level))
    const items = of.evidence.map((item) => itemIn(item, at))
    return { level: of.level, of, mark: markOf(said('mark')), criterion: criterionOf(said('criterion')), items }
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

function itemIn<Row extends ProofRow>({ id, text, textEn }: EvidenceItem, at: Placed<Row>) {
  const said = at.said(id)
  const [mark, verdict] = [markOf(said('mark')), verdictOf(said('verdict'))]
  return { id, text, textEn, attached: at.attached(id), mark, verdict }
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
