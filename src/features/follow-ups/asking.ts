import { asPlatform, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { mailDays } from '../../db/time-zones.ts'
import { isOpen, isRunning } from '../../domain/adoption.ts'
import { addressees } from '../../domain/follow-up.ts'
import { dayIn } from '../../domain/working-days.ts'
import { date } from '../../web/format.ts'
import { inLang } from '../../web/i18n.ts'
import { enqueue, LINK } from '../messages/messages.ts'
import { type DueAdoption, type DueFollowUp, listDue, listPosts, lockDue } from './due-queries.ts'
import { countUnanswered, dropFollowUps, dropPlanned, markAsked } from './queries.ts'

/**
 * Makes a message of every question that is due, on working days of each region. Each adoption is claimed by one
 * instance; running twice asks once.
 */
export async function askDue(db: Database, clock: () => Date): Promise<void> {
  for (let found = true; found; ) found = await asPlatform(db, (tx) => askNext(tx, clock()))
}

/** Asks about one adoption; false where nothing is due that nobody else is busy with. */
export async function askNext(tx: Handle, at: Date): Promise<boolean> {
  const days = mailDays(at)
  const adoption = await lockDue(tx, days)
  if (!adoption) return false
  if (!isOpen(adoption.stage) || isRunning(adoption.stage)) {
    await dropPlanned(tx, adoption.id, at)
    return true
  }
  const due = await listDue(tx, adoption.id, days[adoption.zone])
  const question = due.at(-1)
  if (!question) return true
  // After a pause of the program several may be due; only the last still makes sense.
  await dropFollowUps(
    tx,
    due.slice(0, -1).map(({ id }) => id),
    at,
  )
  await ask(tx, adoption, question, at)
  return true
}

async function ask(tx: Handle, adoption: DueAdoption, question: DueFollowUp, at: Date): Promise<void> {
  const unanswered = await countUnanswered(tx, adoption.id)
  const posts = await listPosts(tx, adoption.agency_id, dayIn(adoption.zone, at))
  const asked = addressees(posts, question.person_id, unanswered)
  for (const { personId, name, role } of asked) {
    const more = role === 'approver' && personId !== question.person_id
    await enqueue(
      tx,
      {
        to: personId,
        agencyId: adoption.agency_id,
        ownerId: adoption.owner_id,
        key: `follow-up ${question.commitment_id} ${question.kind} ${question.due_on}`,
        subject: (t, lang) => t(`follow-ups.subject.${question.kind}`, { practice: title(adoption, lang) }),
        text: (t, lang) =>
          [
            t('follow-ups.text.greeting', { name }),
            t('follow-ups.text.promise', {
              agency: adoption.agency,
              practice: title(adoption, lang),
              unit: question.unit,
              target: date(lang, question.target_on),
            }),
            t(`follow-ups.text.${question.kind}`),
            ...(more && unanswered > 0 ? [t('follow-ups.text.approver', { n: unanswered })] : []),
            t('follow-ups.text.ask'),
            LINK,
          ].join('\n\n'),
        about: `/penerapan/${adoption.id}`,
        followUpId: question.id,
        basis: adoption.basis,
      },
      at,
    )
  }
  await markAsked(tx, question.id, at)
  const data = { kind: question.kind, dueOn: question.due_on, people: asked.length }
  const event = { at, action: 'follow-up.asked', subject: adoption.id, agencyId: adoption.agency_id, personId: null }
  await record(tx, { ...event, data })
}

const title = ({ title, title_en }: DueAdoption, lang: 'id' | 'en'): string => inLang(lang, title, title_en || title)
