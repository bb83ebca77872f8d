import type { Handle } from '../../db/actor.ts'
import type { Frozen, FrozenReason, FrozenWord } from '../../domain/snapshot.ts'
import type { Reasoned } from '../checks/checks.ts'
import { evidenceToFreeze } from '../evidence/evidence.ts'
import { readLadderRows } from '../ladder/ladder.ts'

/**
 * Everything beside the answers that a submission made now freezes; `warnings` are those the checks leave, each with its
 * reason. What it is to freeze one day joins here.
 */
export async function whatToFreeze(tx: Handle, assessment: string, warnings: readonly Reasoned[]): Promise<Frozen> {
  const { said } = await readLadderRows(tx, assessment)
  return {
    evidence: await evidenceToFreeze(tx, assessment),
    said: said.map(wordOf).sort(by(placeOf)),
    reasons: warnings.flatMap(reasonOf).sort(by(({ code, subject }) => `${code} ${subject}`)),
  }
}

type Said = Awaited<ReturnType<typeof readLadderRows>>['said'][number]

const wordOf = ({ about, indicator, level, item, key, what, class: kind, note, basis }: Said): FrozenWord => ({
  ...{ about, indicator, level, item, key, what, note },
  class: kind,
  basis: basis === null ? [] : [...basis],
})

const placeOf = ({ about, indicator, level, item, key }: FrozenWord): string =>
  [String(indicator).padStart(3, '0'), level, item ?? '', about, key].join(' ')

const reasonOf = ({ finding: { code, subject }, reason }: Reasoned): FrozenReason[] =>
  reason === null ? [] : [{ code, subject, text: reason.text }]

const by =
  <T>(key: (one: T) => string) =>
  (one: T, other: T): number =>
    key(one) < key(other) ? -1 : 1
