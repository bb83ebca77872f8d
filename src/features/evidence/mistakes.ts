import { Refusal } from '../../domain/errors.ts'

export interface Mistake {
  readonly field: string
  /** Key below `evidence.error`. */
  readonly code: string
}

/** Refuses (422) where there is any; each is told beside its field. */
export function refuseFaults(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return
  const errors = mistakes.map(({ field, code }) => ({ field, code, key: `evidence.error.${code}` }))
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}
