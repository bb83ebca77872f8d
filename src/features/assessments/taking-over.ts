import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { BLANK, type Change } from '../../domain/answers.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { confirmed } from '../../domain/proposal.ts'
import { type Proposals, proposalsFrom } from '../proposals/proposals.ts'
import { sourceOf } from './confirming.ts'
import { type answerIn, openAssessment } from './reading.ts'
import type { Edit } from './saving.ts'

type Opened = Awaited<ReturnType<typeof answerIn>>

/** What an earlier assessment proposes, while an answer has no value and can have one. */
export function proposalsBeside(
  db: Database,
  who: Actor | null,
  { assessment, instrument, answer }: Opened,
): Promise<Proposals | null> {
  const { source_id: source, state } = assessment
  if (source === null || state === 'submitted' || answer.value !== null) return Promise.resolve(null)
  return asActor(db, who, (tx) => proposalsFrom(tx, source, instrument))
}

/**
 * Turns an edit into one that takes the proposal over: its value, and its texts where nothing was typed. Refuses (409 gone)
 * a proposal that is not there any more as it was shown.
 */
export const takenOver = (
  db: Database,
  who: Actor | null,
  id: string,
  number: number,
  version: number,
): Promise<(edit: Edit) => Edit> =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument } = await openAssessment(tx, who, id)
    const proposals = assessment.source_id ? await proposalsFrom(tx, assessment.source_id, instrument) : null
    const earlier = proposals?.proposed.get(number)
    if (!proposals || earlier?.answer.version !== version) {
      throw new Refusal('conflict', 'proposals.error.gone', { code: 'gone' })
    }
    return (edit) => ({
      version: edit.version,
      source: sourceOf(proposals.source.id, earlier),
      change: (loaded, indicator): Change => {
        const typed = edit.change(loaded, indicator)
        const taken = confirmed({ ...BLANK, ...typed, value: null }, earlier.answer)
        if (!taken) return typed
        return indicator.namesService ? taken : { value: taken.value, explanation: taken.explanation }
      },
    })
  })
