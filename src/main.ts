import { readConfig } from './config.ts'
import { prepareFolder } from './db/embedded-place.ts'
import { live } from './start/life.ts'
import { openPostgres } from './start/postgres.ts'

await live(async (life) => {
  const config = readConfig()
  await prepareFolder(config.dataDir)
  const launched = Promise.withResolvers<void>()
  const opening = openPostgres(config, life, launched.resolve)
  // The rest of the program is read while Postgres starts: by then its process must run.
  await Promise.race([launched.promise, opening])
  const [{ serve }, postgres] = await Promise.all([import('./start/serve.ts'), opening])
  await serve(config, postgres, life)
})
