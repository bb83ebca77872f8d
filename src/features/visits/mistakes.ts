import { type FieldError, Refusal } from '../../domain/errors.ts'

export interface Mistake {
  readonly field: string
  /** Key below `visits.error`. */
  readonly code: string
  readonly args?: Readonly<Record<string, string | number>>
}

/** Refuses (422) where there is any; each is told beside its field. */
export function refuseMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length === 0) return
  const errors: FieldError[] = mistakes.map(({ field, code, args }) => ({
    field,
    code,
    key: `visits.error.${code}`,
    ...(args && { args }),
  }))
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}

/** What somebody else did meanwhile (409). */
export const tooLate = (code: string): Refusal => new Refusal('conflict', `visits.error.${code}`, { code })
