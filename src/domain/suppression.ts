/**
 * What a report may tell those who may not see the agencies one by one.
 *
 * **Sums.** Told are n and all sums (so every mean) of conjunctions: province, type and cohort, each given or not. One is
 * told unless something about fewer than `least` agencies (itself, to begin with) could then be
 * derived from everything that is told, by any linear combination (`derivation.ts`): totals less breakdown lines, one filter
 * less another, and so on. The nation comes first, then types, provinces, cohorts and what lies within them, the large ones
 * of each kind first. It is decided from the population alone and never depends on what somebody asked before. Nothing is a
 * 0 that may be told: no agencies take nothing away from others.
 *
 * **Parts** (agencies by predicate, adoptions by state). Told for conjunctions of which the sums are told, cell by cell, by
 * the same test over (atom, part), with the totals as known: no number between 0 and `least` can be derived. Of filters by
 * two or three things only what follows anyway: their parts would nearly all be hidden. A part without
 * agencies is told as 0. All agencies of a conjunction may stand in one predicate, if they are at least `least`: that
 * tells a class of points about each, and no figure.
 *
 * **Quartiles** are told where the sums are and n ≥ 4 × `least`, on a grid of 0.05 (`coarse`). A quartile is the index of one
 * agency, but which one is not said, at least `least` agencies lie in each quarter, and the grid parts it from the exact
 * index in lists elsewhere. Two told filters differ in no agency or in at least `least` (their difference is a linear
 * combination), so what moves a quartile between them is never one agency. Least and greatest are one agency's and never told.
 *
 * **Known agencies** (`known`: of a reviewer's province, of one's own) are taken out first, as the reader can subtract them:
 * what is left must be no small group either. That holds for what one reader is told: who signs out as well is told what
 * everybody is told, which is decided without what he knows, and may find the one other province that was hidden
 * together with his own. Not looked at either is what the same filter said before: a figure that arrives alone moves every
 * sum that it belongs to. See `comparable-years.ts` for changes, `counts.ts` for single lists.
 */
import { type Conjunction, conjunctionsOf, holds, keyOf, type Place } from './conjunction.ts'
import { columnsOf, openLedger } from './derivation.ts'

/** Agencies that no filter parts: how many have a figure, by part (by predicate, or in one number). */
export interface Atom extends Place {
  readonly counts: readonly number[]
  /** How many of them the reader knows one by one, by part; none where absent. */
  readonly known?: readonly number[]
}

export interface Release {
  /** Whether n, sums and means of these agencies may be told. */
  readonly tells: (conjunction: Conjunction) => boolean
  /** Whether the number of agencies in one part (its place in `counts`) may be told. */
  readonly tellsPart: (conjunction: Conjunction, part: number) => boolean
  /** Whether quartiles may be told, `coarse`. */
  readonly tellsQuartiles: (conjunction: Conjunction) => boolean
}

/** What may be told of a population; `least` is the smallest number of agencies that may be told of. */
export const releasable = (atoms: readonly Atom[], least: number): Release => {
  const conjunctions = conjunctionsOf(atoms)
  const told = toldSums(atoms, conjunctions, least)
  const tells = (conjunction: Conjunction) => told.get(keyOf(conjunction)) ?? true
  let parts: ReadonlySet<string> | null = null
  return {
    tells,
    tellsPart: (conjunction, part) => {
      if (!tells(conjunction)) return false
      parts ??= hiddenParts(atoms, conjunctions.filter(tells), least)
      return !parts.has(`${keyOf(conjunction)}${part}`)
    },
    tellsQuartiles: (conjunction) => tells(conjunction) && unknownOf(atoms, conjunction) >= 4 * least,
  }
}

/** A quartile as it may be told: hundredths, rounded half-up to 0.05. */
export const coarse = (hundredths: number): number => Math.floor((hundredths + 2.5) / 5) * 5

const toldSums = (
  atoms: readonly Atom[],
  conjunctions: readonly Conjunction[],
  least: number,
): Map<string, boolean> => {
  const kept = atoms.filter((atom) => unknown(atom) > 0)
  const ledger = openLedger(columnsOf(kept.map((atom) => ({ n: unknown(atom) }))), least)
  return new Map(
    conjunctions.map((conjunction) => {
      const row = Float64Array.from(kept, (atom) => Number(holds(conjunction, atom)))
      return [keyOf(conjunction), ledger.admit(row)]
    }),
  )
}

/** The parts of told conjunctions that are not told, as key and place. */
const hiddenParts = (atoms: readonly Atom[], told: readonly Conjunction[], least: number): Set<string> => {
  const columns = atoms.flatMap((atom) =>
    atom.counts.map((count, part) => ({ atom, part, n: count - (atom.known?.[part] ?? 0) })).filter(({ n }) => n > 0),
  )
  const rowOf = (conjunction: Conjunction, part: number | null) =>
    Float64Array.from(columns, (column) =>
      Number(holds(conjunction, column.atom) && (part ?? column.part) === column.part),
    )
  const ledger = openLedger(columnsOf(columns), least)
  for (const conjunction of told) ledger.admit(rowOf(conjunction, null))

  const hidden = new Set<string>()
  for (const conjunction of told) {
    const narrow = Object.values(conjunction).filter((value) => value !== null).length > 1
    for (const part of partsOf(atoms, conjunction)) {
      const row = rowOf(conjunction, part)
      if (!(narrow ? ledger.derives(row) : ledger.admit(row))) hidden.add(`${keyOf(conjunction)}${part}`)
    }
  }
  return hidden
}

/** The parts of a conjunction, the large ones first. */
const partsOf = (atoms: readonly Atom[], conjunction: Conjunction) => {
  const held = atoms.filter((atom) => holds(conjunction, atom))
  const parts = Math.max(0, ...held.map(({ counts }) => counts.length))
  return Array.from({ length: parts }, (_, part) => ({ part, n: total(held.map(({ counts }) => counts[part] ?? 0)) }))
    .sort((a, b) => b.n - a.n || a.part - b.part)
    .map(({ part }) => part)
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0)
const unknown = ({ counts, known = [] }: Atom): number => total(counts) - total(known)
const unknownOf = (atoms: readonly Atom[], conjunction: Conjunction): number =>
  total(atoms.map((atom) => (holds(conjunction, atom) ? unknown(atom) : 0)))
