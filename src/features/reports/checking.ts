import { asPlatform } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import {
  compareSlice,
  type Found,
  holdSums,
  noteCheck,
  rebuild,
  type StoredKey,
  sampleSlices,
} from './check-queries.ts'

/** As many as can be added up anew in a night without anybody waiting for it. */
const SAMPLE = 8

/**
 * Adds up a sample of slices anew from the assessments, another one each day, and writes down what it found. Where stored
 * sums differ, all are made anew, and `tell` is told how many lines had drifted.
 */
export async function checkReports(
  db: Database,
  at: Date,
  tell: (found: Found) => void,
  sample = SAMPLE,
): Promise<Found> {
  const keys = await asPlatform(db, (tx) => sampleSlices(tx, dayInJakarta(at), sample))
  const found = { slices: keys.length, cells: 0, drifted: 0, slice: '' }
  for (const key of keys) {
    const { cells, drifted } = await asPlatform(db, async (tx) => {
      await holdSums(tx)
      return compareSlice(tx, key)
    })
    found.cells += cells
    found.drifted += drifted
    if (drifted > 0 && found.slice === '') found.slice = nameOf(key)
  }
  await asPlatform(db, async (tx) => {
    if (found.drifted > 0) await rebuild(tx)
    await noteCheck(tx, found, at)
  })
  if (found.drifted > 0) tell(found)
  return found
}

const nameOf = ({ instrument, year, basis, stage }: StoredKey): string => [instrument, year, basis, stage].join(' ')
