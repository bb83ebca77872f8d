import { z } from 'zod'
import { RHYTHMS } from '../../domain/rhythm.ts'

/** Longest name and address of a saved view, in characters. */
export const LONGEST = { name: 80, query: 400 } as const
/** How many views one person may keep. */
export const MOST_VIEWS = 50

const name = z
  .string({ error: 'schedules.error.name' })
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, { error: 'schedules.error.name' }).max(LONGEST.name, { error: 'schedules.error.longName' }))
const rhythm = z.enum(RHYTHMS, { error: 'schedules.error.rhythm' })

export const changeForm = z.object({ name, rhythm })
/** `kueri` is what stands after the ? of the report's address. */
export const viewForm = z.object({ name, rhythm, kueri: z.string().max(20_000).catch('') })
export type Wanted = z.output<typeof changeForm>

export const viewParams = z.object({ id: z.uuid() })
export const tokenParams = z.object({ token: z.string().max(100) })
export const listQuery = z.object({ tersimpan: z.uuid().optional().catch(undefined) })
