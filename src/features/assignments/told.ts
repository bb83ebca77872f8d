import { type HandoverState, isLate, isOpen } from '../../domain/handover.ts'
import { can, type Subject } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import type { AssignmentRow, Talk } from './queries.ts'

/** An assignment as pages tell it; empty texts where nobody is assigned. */
export interface AssignmentTold {
  readonly unit: string
  readonly due: string
  readonly late: boolean
  readonly handover: string
  readonly handoverTone: string
}

const TONES: Readonly<Record<HandoverState, string>> = { draft: '', handedIn: 'own', asked: 'warn', accepted: 'good' }

export function assignmentTold(
  { t }: Pick<Request, 't'>,
  row: AssignmentRow | undefined,
  today: string,
): AssignmentTold {
  if (!row) return { unit: '', due: '', late: false, handover: '', handoverTone: '' }
  return {
    unit: row.unit,
    due: row.dueOn ?? '',
    late: isLate(row, today),
    handover: t(`teams.state.${row.state}`),
    handoverTone: TONES[row.state],
  }
}

/** The card beside an answer. */
export interface TeamCard extends AssignmentTold {
  /** What was asked for last, while it is not handed in again. */
  readonly asked: string
  readonly mayHandIn: boolean
  readonly talk: string
}

/** Null for those outside the agency. */
export function teamCard(
  request: Request,
  agencyId: string,
  row: AssignmentRow | undefined,
  { note, comments }: Talk,
  { locked, today }: { readonly locked: boolean; readonly today: string },
): TeamCard | null {
  const subject = subjectOf(agencyId, row)
  if (!can(request.actor, 'team:read', subject)) return null
  return {
    ...assignmentTold(request, row, today),
    asked: row?.state === 'asked' ? (note ?? '') : '',
    mayHandIn: row !== undefined && isOpen(row) && !locked && can(request.actor, 'team:hand-in', subject),
    talk: request.t('teams.card.talk', { count: comments }),
  }
}

/** What the right to change an answer is asked about: the agency, and the unit that it is assigned to. */
export const subjectOf = (agencyId: string, row: AssignmentRow | undefined): Subject => ({
  agencyId,
  unitId: row?.unitId ?? null,
})
