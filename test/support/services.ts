import { readConfig } from '../../src/config.ts'
import type { Services } from '../../src/web/types.ts'
import type { TestApp } from './app.ts'

/** What a job of the program is given. */
export const servicesOf = (app: TestApp): Services => ({
  config: readConfig({ LOG_LEVEL: 'silent' }),
  db: app.db,
  clock: () => app.now,
  demonstration: true,
})
