import { join } from 'node:path'
import { randomPassword } from '../commands/passwords.ts'
import { demoState, markInstallation, seedDemo } from '../commands/seed-demo.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { StartError } from '../db/start-error.ts'
import { kept } from './kept.ts'

/** The password of the demonstration's accounts, or null in a real installation. */
export type DemoPassword = string | null

/**
 * Makes the database what it was asked to be, the first time; afterwards it stays that. A demonstration's simulated
 * figures never end up among real ones, nor the other way round: either is refused in a sentence.
 */
export async function settleInstallation(db: Database, config: Config, at: Date): Promise<DemoPassword> {
  const state = await demoState(db)
  if (config.demo && state === 'real') {
    throw new StartError(
      'This database belongs to a real installation and takes no demonstration: start with DEMO=off.',
    )
  }
  if (!config.demo && state === 'demo') {
    throw new StartError(
      'This database was made as a demonstration and stays one: start with DEMO=on, or give the real installation a DATA_DIR or DATABASE_URL of its own.',
    )
  }
  if (!config.demo) {
    await markInstallation(db, false, at)
    return null
  }
  const password = config.demoPassword ?? (await kept(join(config.dataDir, 'demo-password'), randomPassword))
  await seedDemo(db, { password, at })
  return password
}
