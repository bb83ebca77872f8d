import type { FastifyBaseLogger } from 'fastify'
import type { Workers } from '../db/jobs.ts'
import { deleteEndedSessions } from '../db/sessions.ts'
import { refreshEffects } from '../features/adoptions/adoptions.ts'
import { openVault, sweepEvidence } from '../features/evidence/evidence.ts'
import { makeWaiting } from '../features/exports/exports.ts'
import { askDue } from '../features/follow-ups/follow-ups.ts'
import { deliver } from '../features/messages/messages.ts'
import { tellByMail } from '../features/notifications/notifications.ts'
import { mailInvitations } from '../features/people/people.ts'
import { followQuestions } from '../features/questions/questions.ts'
import { checkReports } from '../features/reports/reports.ts'
import { mailReports } from '../features/schedules/schedules.ts'
import { warnOfEndings } from '../features/visits/visits.ts'
import { deliverWebhooks } from '../features/webhooks/webhooks.ts'
import type { Services } from '../web/types.ts'

/**
 * What the queues of `db/jobs.ts` do. Every job may run twice, on any instance, without harm.
 * @param address where people reach the platform; links in mail begin with it
 * @param log where a job tells what somebody should look at
 */
export const workers = (
  { db, config, clock, demonstration }: Services,
  address: string,
  log: Pick<FastifyBaseLogger, 'error'>,
): Workers => ({
  housekeeping: () => deleteEndedSessions(db, clock(), new Date(clock().getTime() - config.limits.session.idle)),
  'follow-ups': async () => {
    await askDue(db, clock)
    await warnOfEndings(db, clock)
  },
  delivery: async () => {
    await tellByMail(db, clock(), address)
    await deliver({ db, config, clock, address })
    await mailInvitations({ db, config, clock, address })
  },
  effects: () => refreshEffects(db, clock()),
  evidence: () => sweepEvidence(openVault(db, config), clock()),
  questions: () => followQuestions(db, clock),
  exports: () => makeWaiting({ db, config, clock }),
  'report-check': async () => {
    await checkReports(db, clock(), (found) =>
      log.error(found, 'stored sums of reports had drifted and were made anew'),
    )
  },
  'report-mail': () => mailReports({ db, config, clock }),
  webhooks: () => deliverWebhooks({ db, config, clock, address, demonstration }),
})
