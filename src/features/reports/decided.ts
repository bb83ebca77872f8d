import { LRUCache } from 'lru-cache'
import { releasableChanges, type YearsAtom } from '../../domain/comparable-years.ts'
import type { Conjunction } from '../../domain/conjunction.ts'
import { type Atom, type Release, releasable } from '../../domain/suppression.ts'

const MOST = 300

/**
 * Remembers what was decided of a population: it takes a tenth of a second of searching, and the same numbers of agencies
 * come again with every filter, reader and correction of a value.
 */
function remembering<A extends object, Decided extends object>(
  decide: (atoms: readonly A[], least: number) => Decided,
) {
  const memory = new LRUCache<string, Decided>({ max: MOST })
  return (atoms: readonly A[], least: number): Decided => {
    const key = JSON.stringify([least, atoms])
    const known = memory.get(key)
    if (known) return known
    const decided = decide(atoms, least)
    memory.set(key, decided)
    return decided
  }
}

/** `releasable`, remembered. */
export const decidedSums: (atoms: readonly Atom[], least: number) => Release = remembering(releasable)

/** `releasableChanges`, remembered. */
export const decidedChanges: (
  atoms: readonly YearsAtom[],
  least: number,
) => { readonly tells: (conjunction: Conjunction) => boolean } = remembering(releasableChanges)
