import { isHeld, owesCommitment, type Side, type Takeaway, type VisitKind, type VisitState } from './visit.ts'

/** What has to happen next in a visit, seen from one side; null when nothing has. */
export type NextStep =
  | 'answer'
  | 'waitForHost'
  | 'answerDate'
  | 'waitForGuest'
  | 'prepare'
  | 'commit'
  | 'close'
  | 'waitForClosing'
  | null

interface Seen {
  readonly kind: VisitKind
  readonly state: VisitState
  readonly heldOn: string
}

/** The guest's own takeaway decides whether it still owes commitments; the host looks at all of them when closing. */
export function nextStep(visit: Seen, side: Side, takeaway: Takeaway | null, today: string): NextStep {
  if (visit.state === 'requested') return side === 'host' ? 'answer' : 'waitForHost'
  if (visit.state === 'proposed') return side === 'host' ? 'waitForGuest' : 'answerDate'
  if (visit.state !== 'accepted') return null
  if (!isHeld(visit, today)) return 'prepare'
  if (side === 'host') return 'close'
  return takeaway && owesCommitment(takeaway) ? 'commit' : 'waitForClosing'
}

/** Whether it is this side's turn, so that it belongs on its list of work. */
export const isTurn = (next: NextStep): boolean =>
  next === 'answer' || next === 'answerDate' || next === 'commit' || next === 'close'
