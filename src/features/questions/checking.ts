import type { Database } from '../../db/database.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import { personalNumbers } from '../../domain/personal-numbers.ts'
import { allTags, bySlug, type KnownTag } from './tags.ts'

/** Refuses (422) texts in which somebody's NIK or NIP may stand. */
export function refusePersonal(texts: Readonly<Record<string, string>>): void {
  const named = Object.entries(texts).filter(([, text]) => personalNumbers(text).length > 0)
  refuse(named.map(([field]) => ({ field, code: 'personal', key: 'questions.error.personal' })))
}

/** Tags by their slugs; refuses (422) one that does not exist. */
export async function tagsOf(db: Database, slugs: readonly string[]): Promise<readonly KnownTag[]> {
  const known = bySlug(await allTags(db))
  const tags = slugs.flatMap((slug) => known.get(slug) ?? [])
  const unknown = tags.length < slugs.length
  refuse(unknown ? [{ field: 'tags', code: 'unknown', key: 'questions.error.unknownTag' }] : [])
  return tags
}

export function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
}
