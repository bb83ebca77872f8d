import { Refusal } from '../../domain/errors.ts'

/** Refuses (422) naming each wrong field; nothing where none is. */
export function refuseMistakes(mistakes: readonly { readonly field: string; readonly code: string }[]): void {
  if (mistakes.length === 0) return
  const errors = mistakes.map(({ field, code }) => ({ field, code, key: `adoptions.error.${code}` }))
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}
