import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const link = z.object({
  from: z.string(),
  to: z.string(),
  relation: z.enum(['equal', 'subset', 'superset', 'intersect']),
  valueTravels: z.boolean(),
  confidence: z.enum(['high', 'medium', 'low']),
  rationale: z.string(),
  rationaleEn: z.string(),
})
const file = z.object({ from: z.string(), to: z.string(), links: z.array(link).min(1) })

export type Crosswalk = z.output<typeof file>
export type Link = z.output<typeof link>

const FILES = ['crosswalk-59-2020--8-2026.json']

/** What of an older instrument has to do with what of a newer one; a file that does not fit stops the program naming it. */
export const crosswalks: readonly Crosswalk[] = FILES.map(read)

export const crosswalkBetween = (from: string, to: string): Crosswalk | undefined =>
  crosswalks.find((one) => one.from === from && one.to === to)

function read(name: string): Crosswalk {
  const path = join(import.meta.dirname, '../../../data', name)
  const { data, error } = file.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!data) throw new Error(`data/${name}: ${z.prettifyError(error)}`)
  return data
}
