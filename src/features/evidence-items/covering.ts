import { emptyLevels } from '../../domain/ladder.ts'
import { can } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import { type AssessmentRow, linkOf } from '../assessments/assessments.ts'
import { type AssignmentRow, subjectOf } from '../assignments/assignments.ts'
import type { Ladder, ProofRow } from '../ladder/ladder.ts'
import { levelPathOf } from './level-props.ts'
import { evidenceAbove, isCoverable } from './marking.ts'

interface Stopping {
  readonly ladder: Ladder<ProofRow>
  readonly level: number
}

/** The levels with nothing, which stop a submission. */
export const stoppingIn = (ladders: readonly Ladder<ProofRow>[]): Stopping[] =>
  ladders.flatMap((ladder) => emptyLevels(ladder.levels).map(({ level }) => ({ ladder, level })))

/** Those of them that higher evidence could cover, as far as the reader may mark them. */
export function coverableIn(
  { actor, t, lang }: Request,
  { id, agency_id: agencyId, state }: AssessmentRow,
  assigned: readonly AssignmentRow[],
  stopping: readonly Stopping[],
) {
  if (state === 'submitted') return []
  const mayMark = ({ indicator }: Ladder<ProofRow>): boolean => {
    const assignment = assigned.find(({ number }) => number === indicator.number)
    return can(actor, 'evidence:mark', subjectOf(agencyId, assignment))
  }
  return stopping
    .filter(({ ladder, level }) => isCoverable(ladder, level) && evidenceAbove(ladder, level) && mayMark(ladder))
    .map(({ ladder: { indicator }, level }) => ({
      value: `${indicator.number}-${level}`,
      label: t('ladder.list.coverLine', { ...linkOf(lang, indicator), level }),
      href: levelPathOf({ id, number: indicator.number, level }),
    }))
}
