import { Refusal } from '../domain/errors.ts'
import type { App } from './types.ts'

/**
 * Keeps away what Postgres cannot hold as text: NUL and halves of surrogate pairs. No address of ours has one (404); in
 * queries and bodies, where they come along with pasted text, they are dropped before anything is read.
 */
export function withoutNul(app: App): void {
  app.addHook('preValidation', (request, _reply, done) => {
    if (request.url.includes('%00')) {
      if (Object.values(request.params as object).some((part) => String(part).includes('\0'))) {
        done(new Refusal('notFound', 'refusal.notFound'))
        return
      }
      request.query = storable(request.query)
    }
    request.body = storable(request.body)
    done()
  })
}

/** Nothing we read lies deeper. */
const DEEPEST = 10

function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', '').toWellFormed()
  if (value === null || typeof value !== 'object' || depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((one) => storable(one, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, storable(one, depth + 1)]))
}
