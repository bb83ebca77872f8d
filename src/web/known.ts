import type { Request } from './types.ts'

/** Whether a browser says that it has this very thing already: `If-None-Match`, one tag, several, weak ones or `*`. */
export function isKnown({ headers }: Pick<Request, 'headers'>, etag: string): boolean {
  const known = headers['if-none-match']
  if (known === undefined || known === etag) return known === etag
  const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  return tags.includes(etag) || tags.includes('*')
}
