import { createHash } from 'node:crypto'

/** SHA-256 (hex) of JSON content with its keys sorted: the same content in another order or layout has the same hash. */
export const contentHash = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex')

/** The JSON text, keys sorted and nothing between them, of which `contentHash` is the SHA-256 (in UTF-8). */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
