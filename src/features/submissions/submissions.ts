import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { findByHash, readSeal } from './queries.ts'

/**
 * What is known of a hash of a submission: anybody who has it is told that there is one, on which basis, when, and whether
 * it was opened again; `own` says whose it is, to those who may read the assessment. Null where there is none.
 */
export const submissionSealedAs = (db: Database, who: Actor | null, hash: string) =>
  asActor(db, who, async (tx) => {
    const seal = await readSeal(tx, hash)
    if (!seal) return null
    const found = await findByHash(tx, hash)
    const own = found && can(who, 'assessment:read', { agencyId: found.agencyId }) ? found : null
    return { ...seal, own }
  })
