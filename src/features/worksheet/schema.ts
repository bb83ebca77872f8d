import { z } from 'zod'
import { FIELDS } from '../../domain/answers.ts'
import type { FilledRow } from './reading.ts'

export const worksheetParams = z.object({ id: z.uuid() })

/** Numbers of the indicators that were just stored. */
export const importQuery = z.object({
  tersimpan: z
    .string()
    .regex(/^\d{1,3}(,\d{1,3}){0,998}$/)
    .optional()
    .catch(undefined),
})

const carriedRow = z.strictObject({
  number: z.int().min(1).max(999),
  version: z.int().min(0).max(999_999_999),
  cells: z.strictObject(
    Object.fromEntries(FIELDS.map((name) => [name, z.string().max(40_000).optional()])) as Record<
      (typeof FIELDS)[number],
      z.ZodOptional<z.ZodString>
    >,
  ),
})

/** Lines that a preview carried along, as they are asked for again. What is not ours is left out. */
export const carriedRows = (sent: readonly string[]): readonly FilledRow[] =>
  sent.flatMap((text) => {
    const read = carriedRow.safeParse(parsed(text))
    return read.success ? [read.data as FilledRow] : []
  })

export const chosenNumbers = (sent: readonly string[]): ReadonlySet<number> =>
  new Set(sent.filter((text) => /^\d{1,3}$/.test(text)).map(Number))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
