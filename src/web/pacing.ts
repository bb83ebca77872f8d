import { LRUCache } from 'lru-cache'
import { Refusal } from '../domain/errors.ts'

const LONGEST_WAIT_MS = 5_000

/**
 * Lets each key do `perSecond` things a second: a burst of that many at once, then one after another. Who is a little
 * too fast is served a little later, so that nothing a person typed is refused; only a flood is (429, with the wait).
 */
export function pacer(perSecond: number): (key: string) => Promise<void> {
  const space = 1_000 / perSecond
  const due = new LRUCache<string, number>({ max: 10_000 })
  return async (key) => {
    const now = performance.now()
    const next = Math.max(now, due.get(key) ?? 0) + space
    const wait = next - now - 1_000
    if (wait > LONGEST_WAIT_MS) {
      throw new Refusal('limited', 'refusal.tooManySaves', { retryAfterSeconds: Math.ceil(wait / 1_000) })
    }
    due.set(key, next)
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
