import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'

/** Every reserved tag: indicators by instrument and number, then practices. */
export const listTags = remembered((db: Database) =>
  db
    .selectFrom('tag')
    .selectAll()
    .orderBy('kind')
    .orderBy('instrument_id')
    .orderBy('number')
    .orderBy('title')
    .execute(),
)

export const listSynonyms = remembered((db: Database) =>
  db.selectFrom('tag_synonym').select(['word', 'tag']).orderBy('word').execute(),
)

/** False where the word names something already. */
export async function insertSynonym(
  tx: Handle,
  synonym: { readonly word: string; readonly tag: string; readonly by: string; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('tag_synonym')
    .values({ word: synonym.word, tag: synonym.tag, by_membership: synonym.by, at: synonym.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function deleteSynonym(tx: Handle, word: string): Promise<void> {
  await tx.deleteFrom('tag_synonym').where('word', '=', word).execute()
}
