import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Instrument, parseInstrument } from '../../domain/instrument.ts'
import { type InstrumentKey, type InstrumentRow, listVersions, readContent } from './queries.ts'

/** An instrument as loaded: its content with the exact version it has on this platform. */
export interface LoadedInstrument extends Instrument, InstrumentRow {}

/** The newest published version of each instrument, oldest regulation first. */
export async function publishedInstruments(db: Database): Promise<readonly LoadedInstrument[]> {
  const rows = (await listVersions(db)).filter(({ state }) => state === 'published')
  const newest = rows.filter((row, at) => rows[at + 1]?.id !== row.id)
  const loaded = await Promise.all(newest.map((row) => load(db, row)))
  return loaded.sort((a, b) => (a.enacted ?? '').localeCompare(b.enacted ?? ''))
}

/** The newest published version of an instrument, or an older one by number. Refuses an unknown one (404). */
export async function findInstrument(db: Database, id: string, version?: number): Promise<LoadedInstrument> {
  const rows = (await listVersions(db)).filter((row) => row.id === id && row.state !== 'draft')
  const row =
    version === undefined
      ? rows.findLast(({ state }) => state === 'published')
      : rows.find((r) => r.version === version)
  if (!row) throw new Refusal('notFound', 'refusal.notFound')
  return load(db, row)
}

/** The exact instrument an assessment points to; it is frozen, so it is read once per program. */
export async function exactInstrument(db: Database, { id, version }: InstrumentKey): Promise<LoadedInstrument> {
  const frozen = remembered.get(keyOf({ id, version }))
  if (frozen) return frozen
  const row = (await listVersions(db)).find((r) => r.id === id && r.version === version)
  if (!row) throw new Error(`no instrument ${id} version ${version}`)
  return load(db, row)
}

/** Criteria of this instrument come from secondary sources; every page and export says so. */
export const isProvisional = (instrument: Instrument): boolean => instrument.status === 'draft-unverified'

/** "Peraturan Menteri PANRB Nomor 59 Tahun 2020 tentang …" as officials call it: "PermenPANRB 59/2020". */
export const shortName = (regulation: string): string =>
  regulation.replace(/^Peraturan Menteri PANRB Nomor (\d+) Tahun (\d+).*$/s, 'PermenPANRB $1/$2')

const remembered = new Map<string, LoadedInstrument>()
const keyOf = ({ id, version }: InstrumentKey): string => `${id}@${version}`

async function load(db: Database, row: InstrumentRow): Promise<LoadedInstrument> {
  const known = remembered.get(keyOf(row))
  // A version nobody has used yet may be replaced in place: the hash tells.
  if (known?.sha256 === row.sha256) return known
  const { content } = await readContent(db, row)
  const loaded = { ...parseInstrument(content, `instrument ${keyOf(row)}`), ...row }
  remembered.set(keyOf(row), loaded)
  return loaded
}
