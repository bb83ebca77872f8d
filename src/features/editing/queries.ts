import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import type { EditorialState } from '../../domain/editorial.ts'
import type { PracticeText } from '../../domain/practice.ts'

export type TextRow = Awaited<ReturnType<typeof listTexts>>[number]

const texts = (tx: Handle) =>
  tx
    .selectFrom('practice_text as t')
    .innerJoin('agency', 'agency.code', 't.agency_id')
    .leftJoin('membership as m', 'm.id', 't.reviewer')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .select(['t.slug', 't.agency_id', 't.basis', 't.state', 't.version', 't.content', 't.updated_at'])
    .select(['agency.name as agency_name', 'p.name as reviewer_name'])

/** The texts an actor may see: all of some agencies, or those in some states. */
export const listTexts = (
  tx: Handle,
  { agencies, states }: { readonly agencies?: readonly string[]; readonly states?: readonly EditorialState[] },
) => {
  let query = texts(tx).orderBy('t.updated_at', 'desc').orderBy('t.slug').limit(200)
  if (agencies) query = query.where('t.agency_id', 'in', [...agencies, ''])
  if (states) query = query.where('t.state', 'in', states)
  return query.execute()
}

export const readText = (tx: Handle, slug: string): Promise<TextRow | undefined> =>
  texts(tx).where('t.slug', '=', slug).executeTakeFirst()

/** Held to the end of the transaction; only what the actor may change is found. */
export const lockText = (tx: Handle, slug: string) =>
  tx
    .selectFrom('practice_text')
    .where('slug', '=', slug)
    .select(['slug', 'agency_id', 'basis', 'state', 'version', 'content', 'reviewer'])
    .forUpdate()
    .executeTakeFirst()

export interface NewText {
  readonly slug: string
  readonly agencyId: string
  readonly basis: ReportBasis
  readonly content: PracticeText
  readonly by: string | null
  readonly at: Date
}

/** False where the address is taken, also by what the actor may not see. */
export async function insertText(tx: Handle, { slug, agencyId, basis, content, by, at }: NewText): Promise<boolean> {
  const published = await tx.selectFrom('practice').where('slug', '=', slug).select('agency_id').executeTakeFirst()
  if (published && published.agency_id !== agencyId) return false
  const text = { slug, agency_id: agencyId, basis, version: 1, content: JSON.stringify(content), updated_at: at }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('practice_text')
    .values({ ...text, state: 'draft' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await insertRevision(tx, { slug, agencyId, version: 1, content, by, at })
  return true
}

export interface Revision {
  readonly slug: string
  readonly agencyId: string
  readonly version: number
  readonly content: PracticeText
  readonly by: string | null
  readonly at: Date
}

/** The next version of a text, and what it says as a revision. It is a draft from then on. */
export async function storeRevision(tx: Handle, revision: Revision): Promise<void> {
  const { slug, version, content, at } = revision
  await tx
    .updateTable('practice_text')
    .set({ content: JSON.stringify(content), version, state: 'draft', updated_at: at })
    .where('slug', '=', slug)
    .execute()
  await insertRevision(tx, revision)
}

const insertRevision = (tx: Handle, { slug, agencyId, version, content, by, at }: Revision) =>
  tx
    .insertInto('practice_revision')
    .values({ slug, agency_id: agencyId, version, content: JSON.stringify(content), by_membership: by, at })
    .execute()

export const readRevision = (tx: Handle, slug: string, version: number) =>
  tx
    .selectFrom('practice_revision')
    .where('slug', '=', slug)
    .where('version', '=', version)
    .select('content')
    .executeTakeFirst()

/** Newest first, with who wrote each. */
export const listRevisions = (tx: Handle, slug: string) =>
  tx
    .selectFrom('practice_revision as r')
    .leftJoin('membership as m', 'm.id', 'r.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('r.slug', '=', slug)
    .select(['r.version', 'r.at', 'r.content', 'p.name as by'])
    .orderBy('r.version', 'desc')
    .limit(200)
    .execute()

export const updateState = (tx: Handle, slug: string, state: EditorialState, reviewer: string | null, at: Date) =>
  tx.updateTable('practice_text').set({ state, reviewer, updated_at: at }).where('slug', '=', slug).execute()
