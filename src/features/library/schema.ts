import { z } from 'zod'

export const practiceParams = z.object({ slug: z.string().max(100) })
export const noQuery = z.object({})

/** What a visitor types and chooses; a repeated field counts as its last value, nothing is refused unseen. */
const typed = z.preprocess((given) => (Array.isArray(given) ? given.at(-1) : given), z.string().optional())
export const libraryQuery = z.object({
  q: typed,
  indikator: typed,
  aspek: typed,
  biaya: typed,
  penduduk: typed,
  tahap: typed,
})
export type Wish = z.output<typeof libraryQuery>
