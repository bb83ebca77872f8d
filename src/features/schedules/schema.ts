import { z } from 'zod'
import { oneLine } from '../../domain/one-line.ts'
import { RHYTHMS } from '../../domain/rhythm.ts'

/** Longest name and address of a saved view, in characters. */
export const LONGEST = { name: 80, query: 400 } as const
/** How many views one person may keep. */
export const MOST_VIEWS = 50

const name = z
  .string({ error: 'schedules.error.name' })
  .transform((text) => oneLine(text.normalize('NFC')).trim())
  .pipe(z.string().min(1, { error: 'schedules.error.name' }).max(LONGEST.name, { error: 'schedules.error.longName' }))
const rhythm = z.enum(RHYTHMS, { error: 'schedules.error.rhythm' })

/** Whether a view stays with its year or always shows the newest there is. */
export const VIEW_YEARS = ['fixed', 'newest'] as const
const year = z.enum(VIEW_YEARS, { error: 'schedules.error.year' })

export const changeForm = z.object({ name, year, rhythm })
/** `kueri` is what stands after the ? of the report's address. */
export const viewForm = z.object({ name, year, rhythm, kueri: z.string().max(20_000).catch('') })
/** `query` is what stands after the ? of the report's address, as the report itself writes it. */
export type Wanted = Omit<z.output<typeof changeForm>, 'year'> & { readonly query: string }

/** A report's query for a view: one that always shows the newest year names none. */
export function queryFor(query: string, year: (typeof VIEW_YEARS)[number]): string {
  const parts = new URLSearchParams(query)
  if (year === 'newest') parts.delete('tahun')
  return parts.toString()
}

/** What a stored query says of its year. */
export const yearIn = (query: string): (typeof VIEW_YEARS)[number] =>
  new URLSearchParams(query).has('tahun') ? 'fixed' : 'newest'

export const viewParams = z.object({ id: z.uuid() })
export const tokenParams = z.object({ token: z.string().max(100) })
export const listQuery = z.object({
  tersimpan: z.uuid().optional().catch(undefined),
  terhapus: z.literal('1').optional().catch(undefined),
})
