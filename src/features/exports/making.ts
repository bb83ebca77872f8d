import { limits } from '../../config-limits.ts'
import { asPlatform } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { translator } from '../../web/i18n.ts'
import { reportFileName } from '../../web/report-text.ts'
import { type ReportServices, readReport } from '../reports/reports.ts'
import { queryIn, remember } from './proofs.ts'
import { type Claimed, claimNext, deleteExpired, failExhausted, setFailed, setReady } from './queries.ts'
import { rendered } from './rendering.ts'
import { bearerOf } from './rights.ts'

/** Whose maker does not come back within so long was interrupted. */
const STALE = 2 * limits.report.pressing
const TRIES = 3

/**
 * Makes every file that waits, one after the other, and clears away what is over. Whoever asks starts it at once; the job of
 * the same name takes up what an instance that ended has left. Twice at a time, on any instances, does no harm.
 */
export async function makeWaiting(services: ReportServices): Promise<void> {
  const { db, clock } = services
  const stale = () => new Date(clock().getTime() - STALE)
  await asPlatform(db, async (tx) => {
    await deleteExpired(tx, clock())
    await failExhausted(tx, clock(), stale(), TRIES)
  })
  const next = () => asPlatform(db, (tx) => claimNext(tx, clock(), stale(), TRIES))
  for (let claimed = await next(); claimed; claimed = await next()) await make(services, claimed)
}

/** A report that can no longer be made is a failure its owner reads of; anything else is a bug, told after it is noted. */
async function make(services: ReportServices, claimed: Claimed): Promise<void> {
  const { db, clock } = services
  const { id, format, language, memberships, origin, path } = claimed
  const actor = bearerOf(memberships, language, claimed.person_id)
  try {
    const reader = { actor, lang: language, t: translator(language) }
    const report = await readReport(services, reader, queryIn(path))
    const made = clock()
    const file = await rendered(format, report, origin, made, 'later')
    if (format === 'pdf') await remember(services, actor, report, made)
    const { hash, title } = report
    const name = reportFileName(report, format)
    await asPlatform(db, (tx) => setReady(tx, id, clock(), { name, file, hash, title }))
  } catch (error) {
    await asPlatform(db, (tx) => setFailed(tx, id, clock()))
    if (!(error instanceof Refusal)) throw error
  }
}
