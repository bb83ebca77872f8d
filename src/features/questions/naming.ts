import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { synonymOf } from '../../domain/tag.ts'
import { refuse } from './checking.ts'
import { deleteSynonym, insertSynonym } from './tag-queries.ts'
import { allTags } from './tags.ts'

/** What else people call something. For curators. Refuses (422) a tag that does not exist and a word that is taken. */
export async function nameTag(
  tx: Handle,
  who: Actor | null,
  { word: typed, tag }: { readonly word: string; readonly tag: string },
  at: Date,
): Promise<void> {
  const membership = demand(who, 'question:moderate')
  const word = synonymOf(typed)
  const known = (await allTags(tx)).some(({ slug }) => slug === tag)
  refuse(known ? [] : [{ field: 'tag', code: 'unknown', key: 'questions.error.unknownTag' }])
  const stored = await insertSynonym(tx, { word, tag, by: membership.id, at })
  refuse(stored ? [] : [{ field: 'word', code: 'taken', key: 'questions.error.takenWord' }])
  await bumpDataVersion(tx)
  await record(tx, {
    at,
    action: 'tag.named',
    subject: tag,
    membership,
    personId: who?.personId ?? null,
    data: { word },
  })
}

/** Nobody calls it so any more. */
export async function forgetName(tx: Handle, who: Actor | null, word: string, at: Date): Promise<void> {
  const membership = demand(who, 'question:moderate')
  await deleteSynonym(tx, word)
  await bumpDataVersion(tx)
  await record(tx, { at, action: 'tag.nameForgotten', subject: word, membership, personId: who?.personId ?? null })
}
