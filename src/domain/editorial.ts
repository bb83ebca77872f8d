/** Where a text of an agency stands. A text that is worked on again after publication is a draft; what was published stays. */
export type EditorialState = 'draft' | 'review' | 'returned' | 'published'

/** Which step leads where; a step that is not here cannot be taken. */
const steps = {
  edit: { draft: 'draft', returned: 'draft', published: 'draft' },
  send: { draft: 'review', returned: 'review' },
  withdraw: { review: 'draft' },
  take: { review: 'review' },
  return: { review: 'returned' },
  publish: { review: 'published' },
} as const satisfies Record<string, Partial<Record<EditorialState, EditorialState>>>

export type EditorialStep = keyof typeof steps

/** The state after a step, or null where the step cannot be taken. */
export function afterEditorialStep(state: EditorialState, step: EditorialStep): EditorialState | null {
  const from: Partial<Record<EditorialState, EditorialState>> = steps[step]
  return from[state] ?? null
}
