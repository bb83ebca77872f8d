import { z } from 'zod'
import { cursorFor, readCursor } from '../../web/paging.ts'
import type { Place, QuestionRow } from './queries.ts'

const LIST = 'questions'
const place = z.object({ at: z.iso.datetime().refine((at) => at >= '0001'), id: z.uuid() })

/** Where a list of questions goes on; refuses (422) a cursor of another list or filter. */
export const placeIn = (filters: unknown, cursor: string | undefined): Place | null =>
  readCursor(LIST, filters, cursor, place)

export const nextPlace =
  (filters: unknown) =>
  ({ active_at, id }: QuestionRow): string =>
    cursorFor(LIST, filters, { at: active_at.toISOString(), id })
