import { ConfigError } from '../config.ts'
import { StartError } from '../db/start-error.ts'
import { DataError } from '../domain/errors-data.ts'

/** What lives as long as the program does. */
export interface Life {
  /** Says how something that was just opened is closed again. The last opened is closed first. */
  atEnd(close: () => Promise<unknown>): void
}

/**
 * Runs the program until it is told to stop, during its start as well, and then closes what it opened. A signal may come
 * several times: npm passes on the one that the whole process group got from the terminal. What cannot start says so in
 * a sentence; the exit code is then 1.
 */
export async function live(begin: (life: Life) => Promise<void>): Promise<void> {
  const closing: (() => Promise<unknown>)[] = []
  const told = toldToStop()
  const atEnd: Life['atEnd'] = (close) => {
    closing.unshift(close)
    if (told.already()) throw new StoppedWhileStarting()
  }
  await begin({ atEnd })
    .then(() => told.promise)
    .catch(explain)
  // One that fails must not keep the next from closing: the database is the first opened, and so the last.
  for (const close of closing) await close().catch(explain)
  process.exit()
}

class StoppedWhileStarting extends Error {}

function toldToStop(): { readonly promise: Promise<void>; already(): boolean } {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  let already = false
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      already = true
      resolve()
    })
  }
  // A bug ends the program, but not without closing the database.
  process.on('uncaughtException', (error) => {
    already = true
    reject(error)
  })
  promise.catch(() => {})
  return { promise, already: () => already }
}

function explain(error: unknown): void {
  if (error instanceof StoppedWhileStarting) return
  const forPeople = error instanceof ConfigError || error instanceof StartError || error instanceof DataError
  console.error(forPeople ? error.message : error)
  process.exitCode = 1
}
