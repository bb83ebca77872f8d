import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../domain/errors.ts'

export const limit = z.coerce.number().int().min(1).max(200).default(50).meta({ description: 'Items in one answer' })
export const paging = {
  limit,
  cursor: z
    .string()
    .max(500)
    .optional()
    .meta({ description: 'What the answer before called `next`, to go on from there' }),
}

/** Where a list goes on: the sort key of the last item, sealed to the list and its filters. */
export function cursorFor(list: string, filters: unknown, after: unknown): string {
  return Buffer.from(JSON.stringify([seal(list, filters), after])).toString('base64url')
}

/**
 * Reads a cursor; one of another list or filter, and one that `place` does not fit, is refused (422). Whoever knows how
 * may write one, so `place` lets through only what the list's query can be asked with.
 */
export function readCursor<Place>(
  list: string,
  filters: unknown,
  cursor: string | undefined,
  place: z.ZodType<Place>,
): Place | null {
  if (cursor === undefined) return null
  const [mark, after] = parse(cursor)
  const found = place.safeParse(after)
  if (mark === seal(list, filters) && found.success) return found.data
  const errors = [{ field: 'cursor', code: 'cursor', key: 'refusal.cursor' }]
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}

/** A day as sort key. */
export const dayKey = z.iso.date().refine((day) => day >= '0001')

const seal = (list: string, filters: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([list, filters]))
    .digest('base64url')
    .slice(0, 12)

const shape = z.tuple([z.string(), z.unknown()])

function parse(cursor: string): readonly unknown[] {
  try {
    return shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data ?? []
  } catch {
    return []
  }
}

/** A page of a list from one row more than asked for. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  size: number,
  next: (last: Row) => string,
  item: (row: Row) => Item,
): { readonly items: Item[]; readonly next: string | null } {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > size && last !== undefined ? next(last) : null }
}

/** The number of a page in an address; whatever is none means the first. */
export const pageAsked = (given: string | undefined): number =>
  given !== undefined && /^[1-9]\d{0,4}$/.test(given) ? Number(given) : 1

export interface Span {
  readonly page: number
  readonly size: number
  /** How many there are on all pages. */
  readonly all: number
}

/** Addresses of the pages before and after one; both keep what was asked for. */
export function pagesAround(path: string, asked: Asked, { page, size, all }: Span) {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as const] : []))
  const at = (number: number) =>
    `${path}?${new URLSearchParams(Object.fromEntries([...given, ['halaman', String(number)]]))}`
  return { previous: page > 1 ? at(page - 1) : null, following: page * size < all ? at(page + 1) : null }
}

interface Asked {
  readonly [name: string]: string | undefined
}
