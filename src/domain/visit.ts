import { isBeyond } from './working-days.ts'

/** A visit is one delegation that asks a host; a workshop is a host's room with many delegations. */
export type VisitKind = 'visit' | 'workshop'
export type VisitState = 'requested' | 'proposed' | 'accepted' | 'declined' | 'cancelled' | 'closed'
/** On which side of a visit somebody stands. */
export type Side = 'host' | 'guest'

interface Step {
  readonly by: readonly Side[]
  readonly from: readonly VisitState[]
  readonly to: VisitState
}

/** Who may take which step from where; `proposed` means the host offered another date and the guest has to answer. */
const steps = {
  accept: { by: ['host'], from: ['requested'], to: 'accepted' },
  propose: { by: ['host'], from: ['requested', 'proposed'], to: 'proposed' },
  agree: { by: ['guest'], from: ['proposed'], to: 'accepted' },
  decline: { by: ['host'], from: ['requested', 'proposed'], to: 'declined' },
  withdraw: { by: ['guest'], from: ['requested', 'proposed'], to: 'cancelled' },
  cancel: { by: ['host', 'guest'], from: ['accepted'], to: 'cancelled' },
  close: { by: ['host'], from: ['accepted'], to: 'closed' },
} as const satisfies Record<string, Step>

export type VisitStep = keyof typeof steps

/** The state after a step, or null where this side cannot take it (any more). A workshop is only cancelled by its host. */
export function afterVisitStep(kind: VisitKind, state: VisitState, step: VisitStep, side: Side): VisitState | null {
  const { by, from, to }: Step = steps[step]
  if (kind === 'workshop' && step === 'cancel' && side === 'guest') return null
  return by.includes(side) && from.includes(state) ? to : null
}

/** The steps this side may take now, in the order in which a page offers them. */
export const stepsFor = (kind: VisitKind, state: VisitState, side: Side): readonly VisitStep[] =>
  (Object.keys(steps) as VisitStep[]).filter((step) => afterVisitStep(kind, state, step, side) !== null)

/** Whether agenda and place may still be changed by the host. */
export const isOpen = (state: VisitState): boolean => ['requested', 'proposed', 'accepted'].includes(state)

/** Whether people sign in, minutes are written and commitments are made: from the day itself until it is closed. */
export const isHeld = (visit: { readonly state: VisitState; readonly heldOn: string }, today: string): boolean =>
  visit.state === 'accepted' && visit.heldOn <= today

/** What a delegation takes home: commitments, or the reason for none. */
export interface Takeaway {
  readonly commitments: number
  readonly noCommitment: string
}

/** A delegation that neither committed to anything nor said why not. */
export const owesCommitment = ({ commitments, noCommitment }: Takeaway): boolean =>
  commitments === 0 && noCommitment.trim() === ''

/** What stands in the way of closing; `owing` are the delegations in question. */
export function closingProblem<D extends Takeaway>(
  visit: { readonly state: VisitState; readonly heldOn: string },
  delegations: readonly D[],
  today: string,
): { readonly code: 'notYet' | 'nobody' | 'owing'; readonly owing: readonly D[] } | null {
  if (visit.heldOn > today) return { code: 'notYet', owing: [] }
  if (delegations.length === 0) return { code: 'nobody', owing: [] }
  const owing = delegations.filter(owesCommitment)
  return owing.length > 0 ? { code: 'owing', owing } : null
}

const MOST_YEARS = 3

/** Further ahead than anybody plans a visit: most likely a slip of the pen. */
export const isTooFar = (day: string, today: string): boolean => isBeyond(day, today, MOST_YEARS)
