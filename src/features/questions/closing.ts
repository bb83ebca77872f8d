import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { refuse } from './checking.ts'
import { readQuestion } from './queries.ts'
import { openQuestion, refuseClosed } from './reading.ts'
import { tellClosed } from './telling.ts'
import { leadElsewhere, lockClosing, updateQuestion } from './write-queries.ts'

/**
 * Closes a question as a duplicate of another, to which everybody is led from then on, whoever was led to it as well.
 * For curators. Refuses (422) an original that is not there or was removed, and one that would lead in a circle.
 */
export async function close(tx: Handle, who: Actor | null, id: string, original: string, at: Date): Promise<void> {
  const membership = demand(who, 'question:moderate')
  await lockClosing(tx)
  const question = await openQuestion(tx, id)
  refuseClosed(question.duplicate_of !== null, question.removed_at !== null)
  const target = await rootOf(tx, original)
  const key = target === undefined ? 'questions.error.original' : 'questions.error.ownDuplicate'
  refuse(target === undefined || target.id === id ? [{ field: 'original', code: 'original', key }] : [])
  if (!target) return
  await updateQuestion(tx, id, { duplicate_of: target.id, closed_by: membership.id, closed_at: at })
  await leadElsewhere(tx, id, target.id)
  await tellClosed(tx, { id, title: question.title, basis: question.basis, original: target.title }, at)
  const event = { at, action: 'question.closed', subject: id, agencyId: question.agency_id, membership }
  await record(tx, { ...event, personId: who?.personId ?? null, data: { original: target.id } })
}

/** Takes it back. */
export async function reopen(tx: Handle, who: Actor | null, id: string, at: Date): Promise<void> {
  const membership = demand(who, 'question:moderate')
  const { agency_id: agencyId } = await openQuestion(tx, id)
  await updateQuestion(tx, id, { duplicate_of: null, closed_by: null, closed_at: null })
  await record(tx, {
    at,
    action: 'question.reopened',
    subject: id,
    agencyId,
    membership,
    personId: who?.personId ?? null,
  })
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/

/** The question an address or id leads to in the end: none is a duplicate of a duplicate. */
async function rootOf(tx: Handle, given: string) {
  const [id] = UUID.exec(given.toLowerCase()) ?? []
  const found = id === undefined ? undefined : await readQuestion(tx, id)
  const root = found?.duplicate_of ? await readQuestion(tx, found.duplicate_of) : found
  return root?.removed_at === null ? root : undefined
}
