import { LRUCache } from 'lru-cache'
import { type Piece, pieceOf } from './gzip.ts'

/** The body of a page as it was made of lasting props. */
interface Body {
  html: string | null
  piece: Piece | null
}
const bodies = new WeakMap<object, Body>()

const MOST = 200

/**
 * Makes a memory of props. `key` says everything they are made of, the language and the state of the public data
 * included; while it is the same, the very same object is given, and the body of its page is made and compressed once.
 * Nobody may change what it gives.
 */
export function lasting<Props extends object>(): (
  key: readonly unknown[],
  make: () => Props | Promise<Props>,
) => Promise<Props> {
  const memory = new LRUCache<string, Props>({ max: MOST })
  return async (key, make) => {
    const text = JSON.stringify(key)
    const known = memory.get(text)
    if (known) return known
    const props = await make()
    bodies.set(props, { html: null, piece: null })
    memory.set(text, props)
    return props
  }
}

/** What `make` makes of some props; of lasting ones, once. */
export function bodyOf(props: object, make: () => string): string {
  const body = bodies.get(props)
  if (!body) return make()
  body.html ??= make()
  return body.html
}

/** The compressed body of lasting props; null for others: compressing it together with the rest costs less. */
export function pieceFor(props: object, html: string): Piece | null {
  const body = bodies.get(props)
  if (!body) return null
  body.piece ??= pieceOf(html, THOROUGHLY)
  return body.piece
}

const THOROUGHLY = 6
