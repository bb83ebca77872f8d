import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { opened, readAssessment } from '../assessments/assessments.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'
import { documentChoices } from '../evidence/evidence.ts'
import { ladderFor, readLadderRows } from '../ladder/ladder.ts'
import { listCriterionVerdicts, listVerdicts } from './queries.ts'
import { type IndicatorPlace, type ItemPlace, itemIn, type LevelPlace, levelIn } from './taking.ts'

/**
 * An item with what stands at it, what was said of it, and what else could be attached. Refuses what `who` may not read,
 * and an item the instrument does not have (404).
 */
export async function openItem(
  db: Database,
  who: Actor | null,
  place: ItemPlace,
  { q, today }: { readonly q: string; readonly today: string },
) {
  const found = await openIndicator(db, who, place)
  const { level, item } = itemIn(found.ladder, place.item)
  const taken = new Set(item.attached.map(({ document }) => document))
  const [choices, verdicts] = await readAs(db, who, (tx) =>
    Promise.all([documentChoices(tx, found.assessment.agency_id, q, today), listVerdicts(tx, place.id, item.id)]),
  )
  return { ...found, level, item, verdicts, choices: choices.filter((one) => !taken.has(one.id)) }
}

/** A level with what stands at it and what was said of its criteria. Refuses as `openItem` does. */
export async function openLevel(db: Database, who: Actor | null, place: LevelPlace) {
  const found = await openIndicator(db, who, place)
  const level = levelIn(found.ladder, place.level)
  const verdicts = await readAs(db, who, (tx) => listCriterionVerdicts(tx, place.id, place.number, place.level))
  return { ...found, level, verdicts }
}

async function openIndicator(db: Database, who: Actor | null, { id, number }: IndicatorPlace) {
  const [row, assignment, rows] = await readAs(db, who, (tx) =>
    Promise.all([readAssessment(tx, id), readAssignment(tx, id, number), readLadderRows(tx, id, number)]),
  )
  const { assessment, instrument } = await opened(db, who, row)
  const indicator = instrument.indicators[number - 1]
  if (!indicator) throw new Refusal('notFound', 'refusal.notFound')
  return {
    assessment,
    instrument,
    indicator,
    subject: subjectOf(assessment.agency_id, assignment),
    ladder: ladderFor(indicator, assessment.levels[number - 1] ?? null, rows),
  }
}
