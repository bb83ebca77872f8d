import { z } from 'zod'
import { Refusal } from '../../domain/errors.ts'
import { cursorFor, readCursor } from '../../web/paging.ts'
import type { Place, QuestionRow } from './queries.ts'

const LIST = 'questions'
const place = z.object({ at: z.iso.datetime(), id: z.uuid() })

/** Where a list of questions goes on; refuses (422) a cursor of another list or filter. */
export function placeIn(filters: unknown, cursor: string | undefined): Place | null {
  const after = readCursor(LIST, filters, cursor)
  if (after === null) return null
  const [at, id] = after.split(' ')
  const given = place.safeParse({ at, id })
  if (given.success) return given.data
  const errors = [{ field: 'cursor', code: 'cursor', key: 'refusal.cursor' }]
  throw new Refusal('invalid', 'refusal.invalid', { errors })
}

export const nextPlace =
  (filters: unknown) =>
  ({ active_at, id }: QuestionRow): string =>
    cursorFor(LIST, filters, `${active_at.toISOString()} ${id}`)
