import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Workers } from '../db/jobs.ts'
import { deleteEndedSessions } from '../db/sessions.ts'
import { refreshEffects } from '../features/adoptions/adoptions.ts'
import { openVault, sweepEvidence } from '../features/evidence/evidence.ts'
import { askDue } from '../features/follow-ups/follow-ups.ts'
import { deliver } from '../features/messages/messages.ts'
import { tellByMail } from '../features/notifications/notifications.ts'
import { followQuestions } from '../features/questions/questions.ts'
import { warnOfEndings } from '../features/visits/visits.ts'

/**
 * What the queues of `db/jobs.ts` do. Every job may run twice, on any instance, without harm.
 * @param address where people reach the platform; links in mail begin with it
 */
export const workers = (db: Database, config: Config, clock: () => Date, address: string): Workers => ({
  housekeeping: () => deleteEndedSessions(db, clock(), new Date(clock().getTime() - config.limits.session.idle)),
  'follow-ups': async () => {
    await askDue(db, clock)
    await warnOfEndings(db, clock)
  },
  delivery: async () => {
    await tellByMail(db, clock(), address)
    await deliver({ db, config, clock, address })
  },
  effects: () => refreshEffects(db, clock()),
  evidence: () => sweepEvidence(openVault(db, config), clock()),
  questions: () => followQuestions(db, clock),
})
