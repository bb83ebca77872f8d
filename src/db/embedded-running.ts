import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keptPasswords } from './embedded-cluster.ts'
import { placeOf } from './embedded-place.ts'
import { postmasterOf } from './embedded-postmaster.ts'
import { APP, DATABASE } from './embedded-roles.ts'

/** The address of the embedded database of a data directory for the program's role, while it is being served; else null. */
export async function runningEmbedded(dataDir: string): Promise<string | null> {
  if (!existsSync(join(dataDir, 'postgres-passwords.json'))) return null
  const place = await placeOf(dataDir)
  const server = await postmasterOf(place.data)
  if (server?.state !== 'ready') return null
  const { app } = await keptPasswords(dataDir, place)
  return `postgres://${APP}:${app}@127.0.0.1:${server.port}/${DATABASE}`
}
