import type { Insertable, Updateable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { Schema } from '../../db/schema.ts'
import type { Stage } from '../../domain/adoption.ts'

const adoptions = (tx: Handle) =>
  tx
    .selectFrom('adoption')
    .innerJoin('agency', 'agency.code', 'adoption.agency_id')
    .innerJoin('practice', 'practice.slug', 'adoption.practice_slug')
    .selectAll('adoption')
    .select(['agency.name as agency_name', 'agency.province_name', 'practice.title', 'practice.title_en'])

export type AdoptionRow = NonNullable<Awaited<ReturnType<typeof readAdoption>>>

export const readAdoption = (tx: Handle, id: string) => adoptions(tx).where('adoption.id', '=', id).executeTakeFirst()

/** Waits for whoever is changing it and reads it as it is then; nothing where `tx` may not change it. */
export const lockAdoption = (tx: Handle, id: string) =>
  tx.selectFrom('adoption').where('id', '=', id).selectAll().forNoKeyUpdate().executeTakeFirst()

export const findAdoption = (tx: Handle, agencyId: string, practice: string) =>
  tx
    .selectFrom('adoption')
    .where('agency_id', '=', agencyId)
    .where('practice_slug', '=', practice)
    .select('id')
    .executeTakeFirst()

/** False where the agency has one of this practice already. */
export async function insertAdoption(tx: Handle, adoption: Insertable<Schema['adoption']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('adoption')
    .values(adoption)
    .onConflict((conflict) => conflict.columns(['agency_id', 'practice_slug']).doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function updateAdoption(tx: Handle, id: string, change: Updateable<Schema['adoption']>): Promise<void> {
  await tx.updateTable('adoption').set(change).where('id', '=', id).executeTakeFirstOrThrow()
}

export async function insertReport(tx: Handle, report: Insertable<Schema['adoption_report']>): Promise<void> {
  await tx.insertInto('adoption_report').values(report).execute()
}

export async function insertCommitment(tx: Handle, commitment: Insertable<Schema['commitment']>): Promise<void> {
  await tx.insertInto('commitment').values(commitment).execute()
}

/** The commitments made at a visit, as far as `tx` may see them. */
export const listCommitments = (tx: Handle, visitId: string) =>
  tx
    .selectFrom('commitment')
    .innerJoin('adoption', 'adoption.id', 'commitment.adoption_id')
    .innerJoin('practice', 'practice.slug', 'adoption.practice_slug')
    .innerJoin('agency', 'agency.code', 'commitment.agency_id')
    .where('commitment.visit_id', '=', visitId)
    .select([
      'commitment.id',
      'commitment.adoption_id as adoptionId',
      'commitment.agency_id as agencyId',
      'agency.name as agencyName',
      'adoption.practice_slug as practice',
      'practice.title',
      'practice.title_en as titleEn',
      'commitment.unit',
      'commitment.person_in_charge as personInCharge',
      'commitment.target_on as targetOn',
      'adoption.stage',
      'commitment.basis',
    ])
    .orderBy('agency.name')
    .orderBy('commitment.at')
    .execute()

export async function insertFitAnswers(
  tx: Handle,
  answers: readonly Insertable<Schema['fit_answer']>[],
): Promise<void> {
  await tx.insertInto('fit_answer').values(answers).execute()
}

export async function insertVerification(
  tx: Handle,
  verification: Insertable<Schema['adoption_verification']>,
): Promise<void> {
  await tx.insertInto('adoption_verification').values(verification).execute()
}

export const listFitAnswers = (tx: Handle, id: string) =>
  tx.selectFrom('fit_answer').where('adoption_id', '=', id).select(['question', 'fits', 'note', 'at']).execute()

/** Agencies at which one of these practices stands at one of these stages, as far as `tx` may see them. */
export const listAgenciesAt = (tx: Handle, practices: readonly string[], stages: readonly Stage[]) =>
  tx
    .selectFrom('adoption')
    .where('practice_slug', 'in', practices)
    .where('stage', 'in', stages)
    .select('agency_id')
    .distinct()
    .execute()

export const listCounts = remembered((db: Database) =>
  db
    .selectFrom('adoption_count')
    .where('basis', '=', 'reported')
    .where('n', '>', 0)
    .select(['practice_slug', 'stage', 'n', 'confirmed', 'verified'])
    .execute(),
)
