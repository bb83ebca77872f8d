import { setTimeout } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { isDatabaseAway } from '../db/away.ts'
import type { Jobs } from '../db/jobs.ts'

const PAUSE = 1_000

/**
 * Starts the queue while nobody waits for it. Where the database goes away meanwhile it is tried again until it is back;
 * anything else is a bug and ends the program. Gives how to close it.
 */
export function openQueue(start: () => Promise<Jobs>, log: Pick<FastifyBaseLogger, 'error'>): () => Promise<void> {
  let over = false
  const opening = async (): Promise<Jobs | null> => {
    while (!over) {
      try {
        return await start()
      } catch (error) {
        if (!isDatabaseAway(error)) throw error
        log.error(error, 'the queue waits for the database')
        await setTimeout(PAUSE)
      }
    }
    return null
  }
  const opened = opening()
  return async () => {
    over = true
    await (await opened)?.stop()
  }
}
