import type { Handle } from '../../db/actor.ts'
import type { Frozen, FrozenWord } from '../../domain/snapshot.ts'
import { evidenceToFreeze } from '../evidence/evidence.ts'
import { readLadderRows } from '../ladder/ladder.ts'

/** Everything beside the answers that a submission made now freezes. What it is to freeze one day joins here. */
export async function whatToFreeze(tx: Handle, assessment: string): Promise<Frozen> {
  const { said } = await readLadderRows(tx, assessment)
  return { evidence: await evidenceToFreeze(tx, assessment), said: said.map(wordOf).sort(inOrder) }
}

type Said = Awaited<ReturnType<typeof readLadderRows>>['said'][number]

const wordOf = ({ about, indicator, level, item, key, what, class: reason, note, basis }: Said): FrozenWord => ({
  ...{ about, indicator, level, item, key, what, note },
  class: reason,
  basis: basis === null ? [] : [...basis],
})

const inOrder = (one: FrozenWord, other: FrozenWord): number => (placeOf(one) < placeOf(other) ? -1 : 1)

const placeOf = ({ about, indicator, level, item, key }: FrozenWord): string =>
  [String(indicator).padStart(3, '0'), level, item ?? '', about, key].join(' ')
