import { type Postmaster, settledPostmaster } from './embedded-postmaster.ts'
import { startOf } from './embedded-process.ts'
import { launch, type Serving } from './embedded-server.ts'

export interface Watch {
  /** Stops looking and gives the server as it is now. */
  end(): Promise<Postmaster>
}

const EVERY = 1000

/**
 * Starts the server again, on the same port, when it died: nothing else would, and every connection pool comes back by
 * itself. Acknowledged changes are safe; Postgres replays its log.
 */
export function keepAlive(serving: Serving, first: Postmaster, say: (sentence: string) => void): Watch {
  let server = first
  let reviving = Promise.resolve()
  let busy = false
  const revive = async () => {
    const left = await settledPostmaster(serving.place.data)
    server = left ?? (await launch(serving, server.port))
    say(`Postgres had died and was started again (process ${server.pid}).`)
  }
  const look = () => {
    if (busy || startOf(server.pid) !== null) return
    busy = true
    reviving = revive()
      .catch((error: Error) => say(`Postgres died and could not be started again: ${error.message}`))
      .finally(() => {
        busy = false
      })
  }
  const timer = setInterval(look, EVERY).unref()
  return {
    end: async () => {
      clearInterval(timer)
      await reviving
      return server
    },
  }
}
