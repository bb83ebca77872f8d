import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { isProvisional, type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import type { Cell, Column } from './cells.ts'
import { averages, indices, outcomes } from './figure-sets.ts'
import { adoptions, practices, questions } from './learning-sets.ts'
import { instrumentColumns, instrumentRows, regions } from './reference-sets.ts'
import { loadedOn } from './time-queries.ts'

/** What a data set is asked with. */
export interface Asked {
  readonly lang: Lang
  /** The smallest number of agencies that is told. */
  readonly least: number
}

/** One thing that anybody may take away: rows of columns whose names and ids stay. */
export interface DataSet {
  readonly id: string
  readonly columns: readonly Column[]
  /** Whose figures these are: quoted with their sources, or this platform's own. */
  readonly from: 'sources' | 'platform'
  /** Changes with what people write, not with the public data of `db/data-version.ts`. */
  readonly living: boolean
  /** Key of what one has to know to use it rightly; empty for nothing. */
  readonly note: string
  readonly title: (speaker: Speaker) => string
  readonly text: (speaker: Speaker) => string
  readonly rows: (db: Database, asked: Asked) => Promise<readonly (readonly Cell[])[]>
  /** The day of the last change; null where nobody knows. */
  readonly changedOn: (db: Database) => Promise<string | null>
}

/** A set whose texts stand in the catalogues under its id. */
const named = (set: Omit<DataSet, 'title' | 'text'>): DataSet => ({
  ...set,
  title: ({ t }) => t(`data.file.${set.id}.title`),
  text: ({ t }) => t(`data.file.${set.id}.text`),
})

const NAMED: readonly DataSet[] = [indices, averages, outcomes, regions, practices, adoptions, questions].map(named)

/** Ids of the sets that change with what people write. */
export const LIVING: readonly string[] = NAMED.filter(({ living }) => living).map(({ id }) => id)

/** Every data set in the order people ask for them. */
export async function dataSets(db: Database): Promise<readonly DataSet[]> {
  return [...NAMED, ...(await publishedInstruments(db)).map(ofInstrument)]
}

/** Refuses an unknown one (404). */
export async function findSet(db: Database, id: string): Promise<DataSet> {
  const found = (await dataSets(db)).find((set) => set.id === id)
  if (!found) throw new Refusal('notFound', 'refusal.notFound')
  return found
}

const ofInstrument = (instrument: LoadedInstrument): DataSet => ({
  id: `instrumen-${instrument.id}`,
  columns: instrumentColumns,
  from: 'sources',
  living: false,
  note: '',
  title: ({ lang }) => inLang(lang, instrument.title, instrument.titleEn),
  text: ({ t }) => t(isProvisional(instrument) ? 'data.file.provisional' : 'data.file.instrument'),
  rows: (db, { lang }) => instrumentRows(db, lang, instrument.id),
  changedOn: loadedOn,
})
