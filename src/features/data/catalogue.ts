import type { Database } from '../../db/database.ts'
import { csv, type Table } from '../../web/csv.ts'
import { inLang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { isProvisional, publishedInstruments } from '../instruments/instruments.ts'
import { instrumentTable } from './instrument-table.ts'
import type { DataFile, Source } from './pages.ts'
import { type TableName, tables } from './tables.ts'

const NAMES = ['indeks', 'rata-rata', 'luaran', 'daerah', 'praktik'] as const satisfies readonly TableName[]

/** Every file with its size, in the order people ask for them. */
export async function catalogueOf(db: Database, speaker: Speaker): Promise<DataFile[]> {
  const { t, lang } = speaker
  const named = NAMES.map(async (name) =>
    fileOf(speaker, await tables[name](db, speaker), {
      name: `${name}.csv`,
      title: t(`data.file.${name}.title`),
      text: t(`data.file.${name}.text`),
    }),
  )
  const instruments = (await publishedInstruments(db)).map(async (instrument) =>
    fileOf(speaker, await instrumentTable(db, speaker, instrument.id), {
      name: `instrumen-${instrument.id}.csv`,
      title: inLang(lang, instrument.title, instrument.titleEn),
      text: t(isProvisional(instrument) ? 'data.file.provisional' : 'data.file.instrument'),
    }),
  )
  return Promise.all([...named, ...instruments])
}

/** Each source of figures once, by title. */
export async function sourcesOf(db: Database, speaker: Speaker): Promise<Source[]> {
  const files = await Promise.all(
    ([tables.indeks, tables['rata-rata'], tables.luaran] as const).map((read) => read(db, speaker)),
  )
  const named = files.flatMap(({ columns, rows }) => {
    const [title, url] = [columns.length - 3, columns.length - 2]
    return rows.map((row) => [row[url] ?? '', row[title] ?? ''] as const)
  })
  return [...new Map(named)]
    .map(([url, title]) => ({ url, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'id'))
}

type Named = Pick<DataFile, 'name' | 'title' | 'text'>

const fileOf = ({ lang }: Speaker, table: Table, named: Named): DataFile => ({
  ...named,
  href: `/data/${named.name}`,
  rows: table.rows.length,
  kilobytes: Math.max(1, Math.round(Buffer.byteLength(csv(lang, table)) / 1024)),
})
