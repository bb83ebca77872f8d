import type { Database } from '../../db/database.ts'
import type { Speaker } from '../../web/trend.ts'
import { averages, indices, outcomes } from './figure-sets.ts'
import { FORMATS, filesOf } from './files.ts'
import type { Download, ListedSet, Source } from './pages.ts'
import { type DataSet, dataSets } from './sets.ts'

/** Every set with its rows and files, in the order people ask for them; of a living one the numbers stand on its page. */
export const catalogueOf = async (db: Database, speaker: Speaker, least: number): Promise<ListedSet[]> =>
  Promise.all(
    (await dataSets(db)).map(async (set) => ({
      href: `/data/${set.id}`,
      title: set.title(speaker),
      text: set.text(speaker),
      ...(await measured(db, speaker, set, least)),
    })),
  )

async function measured(db: Database, speaker: Speaker, set: DataSet, least: number) {
  if (set.living) return { living: true, rows: 0, downloads: FORMATS.map((format) => downloadOf(set, format, 0)) }
  const files = await filesOf(db, speaker, set, least)
  const downloads = FORMATS.map((format) => downloadOf(set, format, sizeOf(files[format])))
  return { living: false, rows: files.count, downloads }
}

export const downloadOf = ({ id }: DataSet, format: string, kilobytes: number): Download => ({
  href: `/data/${id}.${format}`,
  format: format.toUpperCase(),
  kilobytes,
})

/** In 1024 bytes, at least one. */
export const sizeOf = (text: string): number => Math.max(1, Math.round(Buffer.byteLength(text) / 1024))

/** Each source of figures once, by title. */
export async function sourcesOf(db: Database): Promise<Source[]> {
  const all = await Promise.all(
    [indices, averages, outcomes].map(async (set) => {
      const at = (key: string) => set.columns.findIndex((column) => column.key === key)
      const [url, title] = [at('sourceUrl'), at('sourceTitle')]
      return (await set.rows(db)).map((row) => [String(row[url]), String(row[title])] as const)
    }),
  )
  return [...new Map(all.flat())]
    .map(([url, title]) => ({ url, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'id'))
}
