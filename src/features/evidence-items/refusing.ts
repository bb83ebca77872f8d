import { Refusal } from '../../domain/errors.ts'

/** What is wrong with one field (422). */
export const wrong = (field: string, key: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code: 'invalid', key }] })

/** What cannot be done as things stand (409). */
export const conflict = (code: string): Refusal => new Refusal('conflict', `ladder.error.${code}`, { code })

/** One may not judge in one's own favour (403), which is said where it was tried. */
export const SECOND_PERSON = 'secondPerson'
export const secondPerson = (): Refusal =>
  new Refusal('forbidden', 'ladder.error.secondPerson', { code: SECOND_PERSON })
