import { asPlatform } from '../db/actor.ts'
import { oneAtATime } from '../db/bulk.ts'
import type { Database } from '../db/database.ts'
import { demoHash, seedAccounts } from './demo/accounts.ts'
import { seedAdoptions } from './demo/adoptions.ts'
import { seedEvidence } from './demo/evidence.ts'
import { seedFigures } from './demo/figures.ts'
import { seedMail } from './demo/mail.ts'
import { seedPractices } from './demo/practices.ts'
import { insertInstallation, readInstallation } from './demo/queries.ts'
import { seedQuestions } from './demo/questions.ts'
import { seedVisits } from './demo/visits.ts'

export type DemoState = 'empty' | 'demo' | 'real'

/** What this database was made for: nothing yet, a demonstration, or real work. It never changes afterwards. */
export async function demoState(db: Database): Promise<DemoState> {
  const installation = await readInstallation(db)
  if (!installation) return 'empty'
  return installation.demonstration ? 'demo' : 'real'
}

/** Says once what the database is for. Saying the same again is fine; the opposite is a bug of the caller and throws. */
export async function markInstallation(db: Database, demonstration: boolean, at: Date): Promise<void> {
  await insertInstallation(db, demonstration, at)
  const state = await demoState(db)
  if (state !== (demonstration ? 'demo' : 'real')) throw new Error(`this database is marked as ${state} already`)
}

/**
 * Makes the database a demonstration: the accounts with this password, simulated assessments of all regions, some consents,
 * simulated practices, adoptions, visits and questions between regions, follow-ups in the outbox, some evidence. What is there already stays; a changed password is
 * given to all demonstration accounts. All in one transaction. Needs the data files loaded before; refuses (throws) a
 * database of a real installation.
 */
export async function seedDemo(
  db: Database,
  { password, at }: { readonly password: string; readonly at: Date },
): Promise<void> {
  const hash = await demoHash(db, password)
  await asPlatform(db, async (tx) => {
    await oneAtATime(tx)
    await markInstallation(tx, true, at)
    await seedAccounts(tx, hash, at)
    await seedFigures(tx, at)
    await seedPractices(tx, at)
    await seedAdoptions(tx, at)
    await seedMail(tx, at)
    await seedVisits(tx, at)
    await seedQuestions(tx, at)
    await seedEvidence(tx, at)
  })
}
