import { LRUCache } from 'lru-cache'
import { Refusal } from '../domain/errors.ts'
import type { Reply, Request } from './types.ts'

const MINUTE = 60_000

/**
 * Lets each key do so many things a minute; the next one is refused (429) with the time to wait. Counted by this
 * instance alone.
 */
export function quota(perMinute: number): (key: string, now: Date) => void {
  const done = new LRUCache<string, readonly number[]>({ max: 10_000 })
  return (key, now) => {
    const at = now.getTime()
    const recent = (done.get(key) ?? []).filter((time) => time > at - MINUTE)
    const [first] = recent
    if (first !== undefined && recent.length >= perMinute) {
      const seconds = Math.ceil((first + MINUTE - at) / 1_000)
      throw new Refusal('limited', 'refusal.tooMany', { args: { seconds }, retryAfterSeconds: seconds })
    }
    done.set(key, [...recent, at])
  }
}

/** How long somebody has to wait (429), in words for the page with what they typed. Any other error goes on. */
export function toldToWait({ t }: Pick<Request, 't'>, reply: Reply, error: unknown): string {
  if (!(error instanceof Refusal) || error.kind !== 'limited') throw error
  const { args, retryAfterSeconds } = error.details
  if (retryAfterSeconds) reply.header('retry-after', retryAfterSeconds)
  return t(error.key, args)
}
