import type { Database } from '../db/database.ts'
import { refuseHaste, takeBack } from '../db/limits.ts'

export interface Guess {
  /** Whose tries are counted, and of what: `link 10.0.0.1`. */
  readonly key: string
  readonly at: Date
  /** So many wrong ones in `window` milliseconds. */
  readonly limits: { readonly perAddress: number; readonly window: number }
}

/**
 * Looks behind a token that may be a guess; null for one that was never given out. Wrong ones are counted: after too many
 * the next try has to wait, longer each time (429). Nothing else is written.
 */
export async function notGuessed<Found>(
  db: Database,
  { key, at, limits }: Guess,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  await refuseHaste(db, key, { allowed: limits.perAddress, windowMs: limits.window }, at, 'links.error.wait')
  const found = await look()
  if (found !== null) await takeBack(db, key)
  return found
}
