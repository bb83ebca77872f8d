import type { Handle } from '../../db/actor.ts'
import { contentHash } from '../../domain/content-hash.ts'
import { type Instrument, parseInstrument } from '../../domain/instrument.ts'
import { jsonFiles, readJson } from './files.ts'
import { mirrorEvidence, newestInstrument, usedByAssessment, writeInstrument } from './queries.ts'

export interface LoadedInstrument {
  readonly instrument: Instrument
  readonly content: unknown
  readonly sha256: string
}

/** Every instrument of the data folder, checked. */
export async function readInstruments(folder: string): Promise<readonly LoadedInstrument[]> {
  const names = await jsonFiles(folder, 'instruments')
  return Promise.all(
    names.map(async (name) => {
      const { file, content } = await readJson(folder, `instruments/${name}`)
      return { instrument: parseInstrument(content, file), content, sha256: contentHash(content) }
    }),
  )
}

/**
 * Keeps what was used as it was: the newest version is replaced in place while no assessment points to it, and followed by
 * a new version once one does. Returns 1 when something was written.
 */
export async function loadInstrument(tx: Handle, loaded: LoadedInstrument, at: Date): Promise<number> {
  const newest = await newestInstrument(tx, loaded.instrument.id)
  if (newest?.sha256 === loaded.sha256) return 0
  const version = newest
    ? newest.version + ((await usedByAssessment(tx, loaded.instrument.id, newest.version)) ? 1 : 0)
    : 1
  await writeInstrument(tx, loaded, version, at)
  await mirrorEvidence(tx, loaded.instrument, version)
  return 1
}
