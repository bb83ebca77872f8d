import { asActor, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type AnswerFields, BLANK, type Change, type FieldName, mergeAnswer } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { afterStep } from '../../domain/workflow.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import {
  type AnswerRow,
  type AssessmentRow,
  listRevisionsAfter,
  lockAssessment,
  readAnswer,
  readAssessment,
  readRevision,
  type StoredScore,
  storeAnswer,
} from './queries.ts'
import { instrumentOf } from './reading.ts'
import { storedIn, storedScore } from './scoring.ts'
import { refuseSameService } from './services.ts'

export interface Saved {
  readonly version: number
  readonly instrument: LoadedInstrument
  readonly score: Pick<StoredScore, 'levels' | 'index' | 'millionths' | 'predicate'>
}

/** What was sent: the changed fields and the version of the answer they were based on. */
export interface Edit {
  readonly version: number
  readonly change: Change
}

/**
 * Saves a change of one answer, its revision and the new score together. Refuses: another agency's (404), a submitted
 * assessment (409 locked), a field somebody else changed meanwhile (409 with both texts; nothing is stored), a version
 * that does not exist yet (422), a service that another indicator names already (422).
 */
export function saveAnswer(
  db: Database,
  who: Actor | null,
  id: string,
  number: number,
  edit: Edit,
  at: Date,
): Promise<Saved> {
  return asActor(db, who, async (tx) => {
    const assessment = await locked(tx, who, id)
    const membership = demand(who, 'assessment:answer', { agencyId: assessment.agency_id })
    const state = afterStep(assessment.state, 'answer')
    if (state === null) throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
    const current = await readAnswer(tx, id, number)
    if (!current) throw new Refusal('notFound', 'refusal.notFound')
    const instrument = await instrumentOf(tx, assessment)
    const fields = await mergedFields(tx, id, current, edit)
    if (!fields) return { version: current.version, instrument, score: storedIn(assessment) }
    await refuseSameService(tx, instrument, id, number, fields, edit.change)
    const version = current.version + 1
    const levels = assessment.levels.map((level, ordinal) => (ordinal === number - 1 ? fields.value : level))
    const score = storedScore(instrument, levels)
    const agencyId = assessment.agency_id
    await storeAnswer(tx, { id, number, agencyId, version, fields, state, score, by: membership.id, at })
    return { version, instrument, score }
  })
}

/** The assessment, locked for this transaction. One that may be read but not written is refused by role (403). */
export async function locked(tx: Handle, who: Actor | null, id: string): Promise<AssessmentRow> {
  const assessment = (await lockAssessment(tx, id)) ?? (await readAssessment(tx, id))
  if (!assessment) throw new Refusal('notFound', 'refusal.notFound')
  demand(who, 'assessment:read', { agencyId: assessment.agency_id })
  return assessment
}

/** What the answer becomes, or null when nothing changes. */
async function mergedFields(tx: Handle, id: string, current: AnswerRow, edit: Edit): Promise<AnswerFields | null> {
  const { version, change } = edit
  if (version > current.version) {
    const errors = [{ field: 'version', code: 'future', key: 'assessments.error.version' }]
    throw new Refusal('invalid', 'refusal.invalid', { errors })
  }
  const base = version === current.version ? current : await fieldsAt(tx, id, current.number, version)
  const { merged, conflicts, changed } = mergeAnswer(base, current, change)
  if (conflicts.length > 0) throw await conflict(tx, id, current, edit, conflicts)
  return changed ? merged : null
}

const fieldsAt = async (tx: Handle, id: string, number: number, version: number): Promise<AnswerFields> =>
  version === 0 ? BLANK : ((await readRevision(tx, id, number, version)) ?? BLANK)

/** Both texts of each field, with who wrote the other one and when. */
async function conflict(
  tx: Handle,
  id: string,
  current: AnswerRow,
  { version, change }: Edit,
  names: readonly FieldName[],
) {
  const revisions = await listRevisionsAfter(tx, id, current.number, version)
  const fields = names.map((name) => {
    const author = revisions.findLast((revision) => revision.version > version && revision[name] === current[name])
    return [
      name,
      { yours: shown(change[name]), theirs: shown(current[name]), by: author?.by ?? null, at: author?.at ?? null },
    ]
  })
  const extra = { version: current.version, fields: Object.fromEntries(fields) }
  return new Refusal('conflict', 'assessments.error.conflict', { code: 'conflict', extra })
}

const shown = (value: AnswerFields[FieldName] | undefined): string | null =>
  typeof value === 'number' ? formatHundredths(value) : (value ?? null)
