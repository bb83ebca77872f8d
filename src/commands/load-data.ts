import { join } from 'node:path'
import manifest from '../../package.json' with { type: 'json' }
import { asPlatform, type Handle } from '../db/actor.ts'
import { mirror, oneAtATime, upsert } from '../db/bulk.ts'
import { bumpDataVersion } from '../db/data-version.ts'
import type { Database } from '../db/database.ts'
import { runCommand } from './command-line.ts'
import { fingerprint } from './load/files.ts'
import { readIndices } from './load/indices.ts'
import { loadInstrument, readInstruments } from './load/instruments.ts'
import { readOutcomes } from './load/outcomes.ts'
import { readPractices } from './load/practices.ts'
import { loadedFingerprint, mirrorSnapshots, rememberLoaded } from './load/queries.ts'
import { type Region, readRegions } from './load/regions.ts'
import { newsOfIndices } from './load/telling.ts'
import { readTimeZones } from './load/timezones.ts'

/** How many things were new, different or gone; all zero when the database holds the files already. */
export interface LoadReport {
  readonly instruments: number
  readonly agencies: number
  readonly timeZones: number
  readonly indices: number
  readonly averages: number
  readonly outcomes: number
  readonly practices: number
}

/**
 * Brings the database to what the files of a data folder say, unless this release did so already with the very same files:
 * then they are not even read again. Throws `DataError` naming file and node or line, and then nothing was written.
 */
export async function loadData(db: Database, folder: string, at: Date): Promise<LoadReport> {
  const files = await fingerprint(folder, manifest.version)
  const { loaded_sha256: loaded } = await loadedFingerprint(db)
  return files === loaded ? UNCHANGED : loadFiles(db, folder, at)
}

/** Checks and writes the files in one transaction, whatever was loaded before; equal rows are not touched. */
export async function loadFiles(db: Database, folder: string, at: Date): Promise<LoadReport> {
  const known = await fingerprint(folder, manifest.version)
  const files = await readData(folder)
  return asPlatform(db, async (tx) => {
    await oneAtATime(tx)
    const report = await write(tx, files, at)
    const changed = anythingChanged(report)
    await rememberLoaded(tx, known, changed ? at : null)
    if (changed) await bumpDataVersion(tx)
    return report
  })
}

/** Whether loading wrote anything. */
export const anythingChanged = (report: LoadReport): boolean => Object.values(report).some((count) => count > 0)

const UNCHANGED: LoadReport = {
  instruments: 0,
  agencies: 0,
  timeZones: 0,
  indices: 0,
  averages: 0,
  outcomes: 0,
  practices: 0,
}

type Files = Awaited<ReturnType<typeof readData>>

async function readData(folder: string) {
  const [loaded, regions] = await Promise.all([readInstruments(folder), readRegions(folder)])
  const instruments = loaded.map(({ instrument }) => instrument)
  const [timeZones, indices, outcomes, practices] = await Promise.all([
    readTimeZones(folder, regions),
    readIndices(folder, regions, instruments),
    readOutcomes(folder, regions),
    readPractices(folder, instruments),
  ])
  return { loaded, regions, timeZones, indices, outcomes, practices }
}

async function write(
  tx: Handle,
  { loaded, regions, timeZones, indices, outcomes, practices }: Files,
  at: Date,
): Promise<LoadReport> {
  let instruments = 0
  for (const file of loaded) instruments += await loadInstrument(tx, file, at)
  const tellOf = await newsOfIndices(tx, regions, at)
  const report = {
    instruments,
    agencies: await upsert(tx, 'agency', ['code'], regions.map(agencyOf)),
    timeZones: await mirror(tx, 'time_zone', ['province_code'], timeZones),
    indices: await mirror(tx, 'published_index', ['agency_id', 'year'], indices.published),
    averages: await mirror(tx, 'reference_average', ['level', 'region_code', 'year'], indices.averages),
    outcomes: await mirror(tx, 'outcome', ['agency_id', 'measure', 'year'], outcomes),
    practices: await mirrorSnapshots(tx, practices),
  }
  await tellOf(indices.published)
  return report
}

const agencyOf = (region: Region) => ({
  code: region.code,
  type: region.type,
  name: region.name,
  short_name: region.short_name,
  province_code: region.province_code,
  province_name: region.province_name,
  autonomous: region.autonomous,
  population: region.population_2024_s2,
  area_km2: region.area_km2,
  notes: region.notes,
})

const summary = (report: LoadReport): string =>
  anythingChanged(report)
    ? Object.entries(report)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')
    : 'Nothing has changed.'

if (import.meta.main) {
  const folder = join(import.meta.dirname, '../../data')
  await runCommand(() => async (db) => summary(await loadFiles(db, folder, new Date())))
}
