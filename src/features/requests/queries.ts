import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'

/** A unit of an agency by its id; nothing for another agency's. */
export const readUnit = (tx: Handle, agencyId: string, id: string) =>
  tx.selectFrom('unit').where('agency_id', '=', agencyId).where('id', '=', id).select(['id', 'name']).executeTakeFirst()

export interface LinkRow {
  readonly id: string
  readonly agencyId: string
  readonly assessment: string
  readonly unitId: string
  readonly unit: string
  /** Null: all that the unit owes. */
  readonly items: readonly string[] | null
  readonly madeBy: string
  readonly madeAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
}

const links = (tx: Handle) =>
  tx
    .selectFrom('unit_link as l')
    .innerJoin('unit as u', 'u.id', 'l.unit_id')
    .innerJoin('membership as m', 'm.id', 'l.made_by')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['l.id', 'l.agency_id as agencyId', 'l.assessment_id as assessment', 'l.unit_id as unitId'])
    .select(['u.name as unit', 'l.items', 'p.name as madeBy', 'l.made_at as madeAt'])
    .select(['l.expires_at as expiresAt', 'l.ended_at as endedAt'])

export const readLink = (tx: Handle, id: string): Promise<LinkRow | undefined> =>
  links(tx).where('l.id', '=', id).executeTakeFirst()

/** The same, held for this transaction. */
export const lockLink = (tx: Handle, id: string): Promise<LinkRow | undefined> =>
  links(tx).where('l.id', '=', id).forUpdate('l').executeTakeFirst()

/** Links of an assessment that nobody ended, also those that time did; one a unit at most. */
export const listLinks = (tx: Handle, assessment: string): Promise<LinkRow[]> =>
  links(tx).where('l.assessment_id', '=', assessment).where('l.ended_at', 'is', null).execute()

/** Ends the link of a unit; false where there is none. */
export async function endLink(tx: Handle, assessment: string, unit: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('unit_link')
    .set({ ended_at: at, ended_by: by })
    .where('assessment_id', '=', assessment)
    .where('unit_id', '=', unit)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface NewLink {
  readonly id: string
  readonly tokenHash: string
  readonly agencyId: string
  readonly assessment: string
  readonly unitId: string
  readonly items: readonly string[] | null
  readonly by: string
  readonly at: Date
  readonly expiresAt: Date
}

export async function insertLink(tx: Handle, given: NewLink): Promise<void> {
  await tx
    .insertInto('unit_link')
    .values({
      ...{ id: given.id, agency_id: given.agencyId, assessment_id: given.assessment, unit_id: given.unitId },
      ...{ items: given.items === null ? null : [...given.items], made_by: given.by, made_at: given.at },
      ...{ expires_at: given.expiresAt, ended_at: null, ended_by: null },
    })
    .execute()
  await tx
    .insertInto('unit_link_token')
    .values({ token_hash: given.tokenHash, link_id: given.id, membership_id: given.by })
    .execute()
}

/** What a token opens, and as whom. */
export const readToken = (db: Database, tokenHash: string) =>
  db
    .selectFrom('unit_link_token as k')
    .innerJoin('membership as m', 'm.id', 'k.membership_id')
    .where('k.token_hash', '=', tokenHash)
    .select(['k.link_id as link', 'k.membership_id as membership', 'm.person_id as person'])
    .executeTakeFirst()

/** Whether this content came for an item already and was not sent back. */
export const isThere = async (tx: Handle, assessment: string, item: string, document: string): Promise<boolean> => {
  const row = await tx
    .selectFrom('unit_delivery as v')
    .innerJoin('evidence_revision as r', 'r.document_id', 'v.document_id')
    .innerJoin('evidence_revision as n', (join) =>
      join.onRef('n.sha256', '=', 'r.sha256').on('n.document_id', '=', document),
    )
    .where('v.assessment_id', '=', assessment)
    .where('v.item_id', '=', item)
    .where((eb) => eb.or([eb('v.decision', 'is', null), eb('v.decision', '=', 'accepted')]))
    .select('v.id')
    .executeTakeFirst()
  return row !== undefined
}
