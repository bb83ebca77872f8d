import { asPlatform, type Handle } from '../../db/actor.ts'
import { readActor } from '../../db/people.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { nextLetter } from '../../domain/rhythm.ts'
import { translator } from '../../web/i18n.ts'
import type { ReportFile } from '../../web/report-file.ts'
import { enqueue } from '../messages/messages.ts'
import { type ReportServices, readReport } from '../reports/reports.ts'
import { type DueView, endLetters, planNext, takeDue } from './due-queries.ts'
import { reportAsText } from './letter.ts'

/**
 * Puts in the outbox the reports that people want by mail and that are due where they live, each read with the rights its
 * person has now. Whoever holds no post any more, or may not read it any more, gets none, and the view says so. Run
 * often; running twice, or on several instances, writes each once. A report that fails holds up no other; the first
 * failure is thrown at the end.
 */
export async function mailReports(services: ReportServices): Promise<void> {
  const failures: unknown[] = []
  for (let after: string | null = NIL; after !== null; ) {
    const step: { readonly id: string; readonly failure?: unknown } | null = await nextOne(services, after)
    if (step?.failure !== undefined) failures.push(step.failure)
    after = step?.id ?? null
  }
  if (failures.length > 0) throw failures[0]
}

const NIL = '00000000-0000-0000-0000-000000000000'

/** Writes one letter in a transaction of its own; null where none is due. */
async function nextOne(services: ReportServices, after: string) {
  const { db, clock } = services
  return asPlatform(db, async (tx) => {
    const view = await takeDue(tx, after, clock())
    if (!view) return null
    try {
      await write(services, tx, view)
      return { id: view.id }
    } catch (failure) {
      return { id: view.id, failure }
    }
  })
}

async function write(services: ReportServices, tx: Handle, view: DueView): Promise<void> {
  const at = services.clock()
  const who = await readActor(tx, view.person_id, at)
  if (!who || who.memberships.length === 0) return endLetters(tx, [view.id], 'post')
  const report = await readNow(services, who, view)
  if (!report) return endLetters(tx, [view.id], 'filter')
  await tell(services, tx, view, who, report)
  await planNext(tx, view.id, nextLetter(view.rhythm, view.day))
}

/** The report as the person may read it now; null where a filter of it means nothing (to them) any more. */
async function readNow(services: ReportServices, who: Actor, { query }: DueView): Promise<ReportFile | null> {
  try {
    const reader = { actor: who, lang: who.language, t: translator(who.language) }
    return await readReport(services, reader, Object.fromEntries(new URLSearchParams(query)))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

const tell = (services: ReportServices, tx: Handle, view: DueView, who: Actor, report: ReportFile): Promise<void> => {
  const t = translator(who.language)
  return enqueue(
    tx,
    {
      to: view.person_id,
      agencyId: null,
      key: `report ${view.id} ${view.due_on}`,
      subject: t(report.simulated ? 'schedules.mail.simulatedSubject' : 'schedules.mail.subject', { name: view.name }),
      text: reportAsText(report, view, t),
      about: report.path,
      stream: 'report',
      kinds: [view.id],
      posts: who.memberships,
    },
    services.clock(),
  )
}
