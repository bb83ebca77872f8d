import type { Database } from '../../db/database.ts'
import type { Speaker } from '../../web/trend.ts'
import { csvOf, nameOf, objectsOf } from './cells.ts'
import { LICENCE_URL, licenceOf } from './licence.ts'
import type { DataSet } from './sets.ts'

export const FORMATS = ['csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** A data set as each format has it. */
export async function filesOf(
  db: Database,
  speaker: Speaker,
  set: DataSet,
  least: number,
): Promise<Readonly<Record<Format, string>> & { readonly count: number }> {
  const { t, lang } = speaker
  const [rows, changedOn] = await Promise.all([set.rows(db, { lang, least }), set.changedOn(db)])
  const document = {
    id: set.id,
    title: set.title(speaker),
    description: set.text(speaker),
    licence: { text: licenceOf(t, set), url: LICENCE_URL },
    changedOn,
    columns: set.columns.map((column) => ({
      name: nameOf(column),
      type: column.type,
      meaning: t(`data.meaning.${column.meaning}`),
    })),
    rows: objectsOf(set.columns, rows),
  }
  return { csv: csvOf(speaker, set.columns, rows), json: JSON.stringify(document), count: rows.length }
}
