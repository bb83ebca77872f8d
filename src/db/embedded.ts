import { join } from 'node:path'
import { initialise, keptPasswords } from './embedded-cluster.ts'
import { acquireLock, type Lock } from './embedded-lock.ts'
import { nativeFor } from './embedded-native.ts'
import { placeOf, prepareFolder } from './embedded-place.ts'
import { shutDown } from './embedded-postmaster.ts'
import { APP, DATABASE, OWNER, prepareRoles } from './embedded-roles.ts'
import { type RunningServer, runServer, type Serving } from './embedded-server.ts'
import { keepAlive } from './embedded-watch.ts'

/** A real Postgres that belongs to this program and its data directory. */
export interface Embedded {
  /** Connects as the owner of the database, who migrates. */
  readonly ownerUrl: string
  /** Connects as the role the program works with: it owns nothing. */
  readonly appUrl: string
  /** Connects as superuser, to the database `postgres`. */
  readonly adminUrl: string
  /** Where the data really is. */
  readonly dataDir: string
  /** Sentences for whoever starts the program. */
  readonly notes: readonly string[]
  /** Tells a second start of the same installation where this one answers. */
  announce(address: string): Promise<void>
  /** Fast shutdown; returns when everything is written. May be called twice. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** False only for throwaway data: a power cut may destroy it. */
  readonly durable?: boolean
  /** Hears about a server that died and was started again. */
  readonly say?: (sentence: string) => void
  /** Called once a server is on its way and there is only waiting left. */
  readonly launched?: () => void
}

/**
 * Starts the embedded Postgres of a data directory, or takes over the one that a killed program left running. Makes
 * folder, database and roles when they are missing. Throws `StartError` with a sentence when the directory is in use by
 * a living program or cannot be used.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  await prepareFolder(dataDir)
  const lock = await acquireLock(join(dataDir, 'app.lock'))
  try {
    return await start(dataDir, lock, options)
  } catch (error) {
    await lock.release()
    throw error
  }
}

async function start(
  dataDir: string,
  lock: Lock,
  { durable = true, say = () => {}, launched = () => {} }: EmbeddedOptions,
): Promise<Embedded> {
  const place = await placeOf(dataDir)
  const native = await nativeFor(place.user)
  const passwords = await keptPasswords(dataDir, place)
  await initialise(place, native, passwords.postgres, durable)
  const serving: Serving = { place, native, durable, launched, logFile: join(dataDir, 'postgres.log') }
  const server = await runServer(serving)
  const url = (user: string, password: string, database: string) =>
    `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`
  const adminUrl = url('postgres', passwords.postgres, 'postgres')
  await prepareRoles(adminUrl, passwords).catch((error) => shutDown(server).then(() => Promise.reject(error)))
  const watch = keepAlive(serving, server, say)
  return {
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    appUrl: url(APP, passwords.app, DATABASE),
    adminUrl,
    dataDir: place.data,
    notes: [...place.notes, ...native.notes, ...adoption(server)],
    announce: lock.announce,
    stop: once(async () => {
      await shutDown(await watch.end())
      await lock.release()
    }),
  }
}

const adoption = ({ adopted, pid }: RunningServer): string[] =>
  adopted ? [`Took over Postgres (process ${pid}) from a start that was killed.`] : []

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => {
    done ??= work()
    return done
  }
}
