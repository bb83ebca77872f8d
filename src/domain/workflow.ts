/** The states of an assessment: answered freely, marked ready for the approver, submitted and locked until it is amended. */
export type AssessmentState = 'draft' | 'ready' | 'submitted'

/** Which step leads where; a step that is not here cannot be taken. */
const assessmentSteps = {
  answer: { draft: 'draft', ready: 'draft' },
  markReady: { draft: 'ready', ready: 'ready' },
  takeBack: { draft: 'draft', ready: 'draft' },
  submit: { draft: 'submitted', ready: 'submitted' },
  amend: { submitted: 'draft' },
} as const satisfies Record<string, Partial<Record<AssessmentState, AssessmentState>>>

export type AssessmentStep = keyof typeof assessmentSteps

/** The state after a step, or null where the step cannot be taken. A change after marking ready takes the mark back. */
export function afterStep(state: AssessmentState, step: AssessmentStep): AssessmentState | null {
  const from: Partial<Record<AssessmentState, AssessmentState>> = assessmentSteps[step]
  return from[state] ?? null
}
