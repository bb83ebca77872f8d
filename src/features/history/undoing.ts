import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type AnswerFields, BLANK } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { openAssessment, saveAnswer } from '../assessments/assessments.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'
import { readTexts, readVersion } from './queries.ts'

export interface Undo {
  /** The version whose fields come back; 0 is the empty answer. */
  readonly to: number
  /** The newest version when it was asked. */
  readonly version: number
}

/**
 * Brings the fields of an earlier version back as a new revision; nothing goes. Refuses another agency's (404), a wrong role
 * (403), a version that is not there (422), an answer that was changed meanwhile (409 changed), a submitted one (409
 * locked), a service that another indicator names by now (422). Gives the new version, or the same one where nothing differs.
 */
export async function undo(
  db: Database,
  who: Actor | null,
  id: string,
  number: number,
  { to, version }: Undo,
  at: Date,
): Promise<number> {
  const fields = await asActor(db, who, async (tx): Promise<AnswerFields> => {
    const { assessment } = await openAssessment(tx, who, id)
    demand(who, 'assessment:answer', subjectOf(assessment.agency_id, await readAssignment(tx, id, number)))
    const newest = await readVersion(tx, id, number)
    if (newest === undefined) throw new Refusal('notFound', 'refusal.notFound')
    if (newest !== version) throw changed()
    const earlier = to === 0 ? BLANK : (await readTexts(tx, id, number, [to])).get(to)
    if (!earlier) {
      const errors = [{ field: 'versi', code: 'unknown', key: 'history.error.version' }]
      throw new Refusal('invalid', 'refusal.invalid', { errors })
    }
    return earlier
  })
  try {
    const source = { origin: 'undo', assessment: id, version: to } as const
    return (await saveAnswer(db, who, id, number, { version, source, change: () => fields }, at)).version
  } catch (error) {
    if (error instanceof Refusal && error.details.code === 'conflict') throw changed()
    throw error
  }
}

const changed = (): Refusal => new Refusal('conflict', 'history.error.changed', { code: 'changed' })
