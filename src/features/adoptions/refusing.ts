import { Refusal } from '../../domain/errors.ts'

interface Mistake {
  readonly field: string
  readonly code: string
}

/** Refuses (422) naming each wrong field; nothing where none is. */
export function refuseMistakes(mistakes: readonly Mistake[]): void {
  if (mistakes.length > 0) throw refusalOf(mistakes)
}

export function refusalOf(mistakes: readonly Mistake[]): Refusal {
  const errors = mistakes.map(({ field, code }) => ({ field, code, key: `adoptions.error.${code}` }))
  return new Refusal('invalid', 'refusal.invalid', { errors })
}
