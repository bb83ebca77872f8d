import { Refusal } from '../../domain/errors.ts'
import { personalNumbers } from '../../domain/personal-numbers.ts'

/** Refuses (422) texts in which somebody's NIK or NIP may stand. */
export function refusePersonal(texts: Readonly<Record<string, string>>): void {
  const named = Object.entries(texts).filter(([, text]) => personalNumbers(text).length > 0)
  const errors = named.map(([field]) => ({ field, code: 'personal', key: 'common-obstacles.error.personal' }))
  if (errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
}
