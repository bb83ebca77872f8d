import { join } from 'node:path'
import { loadData } from '../../src/commands/load-data.ts'
import { seedDemo } from '../../src/commands/seed-demo.ts'
import { connect } from '../../src/db/database.ts'
import type { Embedded } from '../../src/db/embedded.ts'
import { connected, furnishDatabase, makeDatabase, withDatabase } from '../../src/db/embedded-roles.ts'
import { migrate } from '../../src/db/migrate.ts'
import { DEMO_PASSWORD, NOW, type Template } from './database.ts'
import { quickHash } from './quick-hash.ts'

const NAMES = { bare: 'template_bare', demo: 'template_demo' } satisfies Record<Template, string>

const DATA = join(import.meta.dirname, '../../data')

/** Makes the two databases that tests clone: migrated with the data loaded, and the same with the demonstration. */
export async function makeTemplates({ adminUrl, ownerUrl, appUrl }: Embedded): Promise<void> {
  const app = withDatabase(appUrl, NAMES.bare)
  await connected(adminUrl, (admin) => makeDatabase(admin, NAMES.bare))
  await furnishDatabase(adminUrl, NAMES.bare)
  await migrate(withDatabase(ownerUrl, NAMES.bare), app)
  const bare = connect(app)
  await loadData(bare, DATA, NOW)
  await bare.destroy()

  await connected(adminUrl, (admin) =>
    admin.query(`create database ${NAMES.demo} template ${NAMES.bare} strategy file_copy`),
  )
  const demo = connect(withDatabase(appUrl, NAMES.demo))
  await seedDemo(demo, { password: DEMO_PASSWORD, at: NOW })
  // the demonstration's people sign in hundreds of times here
  await demo
    .updateTable('person')
    .set({ password_hash: await quickHash(DEMO_PASSWORD) })
    .execute()
  await demo.destroy()
}
