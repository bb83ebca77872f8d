import { join } from 'node:path'
import { loadData } from '../commands/load-data.ts'
import type { Config } from '../config.ts'
import { connect } from '../db/database.ts'
import { startJobs } from '../db/jobs.ts'
import { migrate } from '../db/migrate.ts'
import { firstAdminToken } from '../features/accounts/accounts.ts'
import { rooms } from '../features.ts'
import { createApp } from '../web/app.ts'
import { greeting } from './greeting.ts'
import { settleInstallation } from './installation.ts'
import type { Life } from './life.ts'
import { listen } from './listen.ts'
import type { Postgres } from './postgres.ts'
import { workers } from './workers.ts'

const DATA = join(import.meta.dirname, '../../data')
const clock = () => new Date()

/** Brings an open database up to date and serves from it until `life` ends. */
export async function serve(config: Config, postgres: Postgres, life: Life): Promise<void> {
  await migrate(postgres.ownerUrl, postgres.appUrl)
  const db = connect(postgres.appUrl)
  life.atEnd(() => db.destroy())
  await loadData(db, DATA, clock())
  const demoPassword = await settleInstallation(db, config, clock())
  const services = { config, db, clock, demonstration: demoPassword !== null, guardViews: false }
  const app = await createApp(services, rooms)
  const address = await listen(app, config, life)
  await postgres.announce(address)
  console.log(greeting(address, demoPassword, await firstAdminToken(db, clock())))
  // Nobody waits for the queue: whoever reads the greeting may look at the first page meanwhile.
  const work = workers(services, address, app.log)
  const jobs = await startJobs(postgres.appUrl, work, (error) => app.log.error(error, 'jobs'))
  life.atEnd(() => jobs.stop())
}
