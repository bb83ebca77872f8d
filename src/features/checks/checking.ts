import type { Handle } from '../../db/actor.ts'
import type { AnswerFields } from '../../domain/answers.ts'
import { type CheckedIndicator, type Findings, findingsOf } from '../../domain/checks.ts'
import type { IndicatorEvidence } from '../../domain/checks-evidence.ts'
import { type Finding, findingKey, type WarningCode } from '../../domain/finding.ts'
import { type AssignmentRow, listAssignments } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { type Ladder, type LadderRows, laddersOf, readLadderRows } from '../ladder/ladder.ts'
import { listReasons, type ReasonRow, readEarlierLevels } from './queries.ts'

/** What is checked: an assessment with its answers, by number. */
export interface Checked {
  readonly year: number
  readonly levels: readonly (number | null)[]
  readonly instrument: LoadedInstrument
  readonly answers: readonly (AnswerFields & { readonly number: number })[]
}

/** A warning, and why it is as it should be; null while nobody has said. */
export interface Reasoned {
  readonly key: string
  readonly finding: Finding<WarningCode>
  readonly reason: ReasonRow | null
}

export interface Checks {
  readonly errors: Findings['errors']
  readonly warnings: readonly Reasoned[]
}

export interface CheckRows {
  readonly ladder: LadderRows
  readonly assigned: readonly AssignmentRow[]
  readonly earlier: readonly (number | null)[] | null
  readonly reasons: readonly ReasonRow[]
}

/** What the checks need beside the answers, in five queries that are asked at once. */
export async function readCheckRows(tx: Handle, assessmentId: string): Promise<CheckRows> {
  const [ladder, assigned, earlier, reasons] = await Promise.all([
    readLadderRows(tx, assessmentId),
    listAssignments(tx, assessmentId),
    readEarlierLevels(tx, assessmentId),
    listReasons(tx, assessmentId),
  ])
  return { ladder, assigned, earlier, reasons }
}

/** Everything that stands against submitting, each warning with its reason; `today` is the day in Jakarta. */
export function checksOf(checked: Checked, rows: CheckRows, today: string): Checks {
  const { errors, warnings } = findingsOf(indicatorsOf(checked, rows), { year: checked.year, today })
  const reasons = new Map(rows.reasons.map((reason) => [findingKey(reason), reason]))
  return {
    errors,
    warnings: warnings.map((finding) => {
      const key = findingKey(finding)
      return { key, finding, reason: reasons.get(key) ?? null }
    }),
  }
}

function indicatorsOf({ instrument, levels, answers }: Checked, rows: CheckRows): CheckedIndicator[] {
  const earlier = rows.earlier?.length === instrument.indicators.length ? rows.earlier : []
  return laddersOf(instrument, levels, rows.ladder).flatMap((ladder) => {
    const { number, namesService } = ladder.indicator
    const answer = answers.find((one) => one.number === number)
    if (!answer) return []
    const task = rows.assigned.find((one) => one.number === number)
    const openTask = task && task.state !== 'accepted' ? { unit: task.unit, state: task.state } : null
    return [{ ...answer, namesService, earlier: earlier[number - 1] ?? null, openTask, ...evidenceOf(ladder) }]
  })
}

/** The ladder of one indicator as the checks look at it. */
function evidenceOf({ indicator, claimed: value, levels }: Ladder): IndicatorEvidence {
  const claimed = value === null ? 0 : Math.floor(value / 100)
  const items = levels.flatMap(({ level, items }) => items.map((item) => ({ ...item, level })))
  const top = levels.find(({ level }) => level === claimed)
  const missing = top?.items.filter(({ attached, mark }) => attached.length === 0 && !mark && !top.mark) ?? []
  return {
    number: indicator.number,
    claimed,
    levels: levels.flatMap(({ level, required, state, items }) =>
      required && items.length > 0 ? [{ level, standing: state }] : [],
    ),
    missingItems: missing.map(({ id }) => id),
    uses: items.flatMap(({ id, level, attached }) =>
      attached.map((one) => ({
        ...{ reference: one.reference, item: id, level, place: one.place },
        document: { ...one, id: one.document },
      })),
    ),
    revise: items.flatMap(({ id, level, state, verdict }) =>
      state === 'revise' ? [{ id: `${id}:${verdict?.number ?? 0}`, item: id, level }] : [],
    ),
    notMet: levels.flatMap(({ level, criterion }) =>
      criterion?.met === false ? [{ id: `${indicator.number}.${level}@${criterion.at.toISOString()}`, level }] : [],
    ),
  }
}
