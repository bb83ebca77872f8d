import { randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { connect, type Database } from '../../src/db/database.ts'
import { connected, OWNER, withDatabase } from '../../src/db/embedded-roles.ts'

export type Template = 'bare' | 'demo'

/** The password of the demonstration's accounts in `demo` databases. */
export const DEMO_PASSWORD = 'kata sandi peragaan'

/** When the data was loaded and the demonstration made: a Monday morning, 9.00 in Sumedang. */
export const NOW = new Date('2026-11-02T02:00:00Z')

export interface TestDatabase {
  /** As its owner, who may do everything in it. */
  readonly ownerUrl: string
  /** As the role the program works with. */
  readonly appUrl: string
  /** Connected as the program. */
  readonly db: Database
}

/**
 * A database of the test's own on the run's real Postgres, gone when the test ends: `bare` is migrated and has the data
 * files loaded, `demo` has the demonstration too.
 */
export async function aDatabase(t: Test, template: Template = 'bare'): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, appUrl } = postgresOfThisRun()
  const name = `test_${randomBytes(6).toString('hex')}`
  await connected(adminUrl, (admin) =>
    admin.query(`create database ${name} owner ${OWNER} template template_${template} strategy file_copy`),
  )
  const db = connect(withDatabase(appUrl, name), { max: 4 })
  t.teardown(async () => {
    await db.destroy()
    await connected(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`))
  })
  return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name), db }
}

/** Addresses of the Postgres that the test runner started. */
export function postgresOfThisRun(): { adminUrl: string; ownerUrl: string; appUrl: string } {
  const { TEST_ADMIN_URL: adminUrl, TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl } = process.env
  if (adminUrl && ownerUrl && appUrl) return { adminUrl, ownerUrl, appUrl }
  throw new Error('This test needs the run’s Postgres: npm test -- test/path/to/file.test.ts')
}
