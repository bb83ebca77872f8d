import type { Handle } from '../../db/actor.ts'
import { type AnswerFields, BLANK, type Change, type FieldName, mergeAnswer } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import { formatHundredths } from '../../domain/numbers.ts'
import { type AnswerRow, listRevisionsAfter, readRevision } from './answer-queries.ts'

/** What the answer becomes when a change made on `version` is laid onto it, or null when nothing changes. */
export async function mergedFields(
  tx: Handle,
  id: string,
  current: AnswerRow,
  version: number,
  change: Change,
): Promise<AnswerFields | null> {
  if (version > current.version) {
    const errors = [{ field: 'version', code: 'future', key: 'assessments.error.version' }]
    throw new Refusal('invalid', 'refusal.invalid', { errors })
  }
  const base = version === current.version ? current : await fieldsAt(tx, id, current.number, version)
  const { merged, conflicts, changed } = mergeAnswer(base, current, change)
  if (conflicts.length > 0) {
    const fields = await bothTexts(tx, id, current, version, change, conflicts)
    const extra = { version: current.version, fields }
    throw new Refusal('conflict', 'assessments.error.conflict', { code: 'conflict', extra })
  }
  return changed ? merged : null
}

/** The fields of an answer as they were at a version. */
export const fieldsAt = async (tx: Handle, id: string, number: number, version: number): Promise<AnswerFields> =>
  version === 0 ? BLANK : ((await readRevision(tx, id, number, version)) ?? BLANK)

/** One field that two people changed. */
export interface BothTexts {
  readonly yours: string | null
  readonly theirs: string | null
  readonly by: string | null
  readonly at: Date | null
}

/** Both texts of each field, with who wrote the other one and when. */
async function bothTexts(
  tx: Handle,
  id: string,
  current: AnswerRow,
  version: number,
  change: Change,
  names: readonly FieldName[],
): Promise<Readonly<Record<string, BothTexts>>> {
  const revisions = await listRevisionsAfter(tx, id, current.number, version)
  const fields = names.map((name): [FieldName, BothTexts] => {
    const author = revisions.findLast((revision) => revision.version > version && revision[name] === current[name])
    const theirs = { theirs: shown(current[name]), by: author?.by ?? null, at: author?.at ?? null }
    return [name, { yours: shown(change[name]), ...theirs }]
  })
  return Object.fromEntries(fields)
}

const shown = (value: AnswerFields[FieldName] | undefined): string | null =>
  typeof value === 'number' ? formatHundredths(value) : (value ?? null)
