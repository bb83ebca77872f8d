export interface Range {
  readonly least: number
  readonly most: number
}

/** A level, and what it would be without rounding. */
export interface Placed {
  readonly weightBp: number
  readonly wished: number
  readonly level: number
}

export const sumOf = (levels: readonly Placed[]): number =>
  levels.reduce((total, { weightBp, level }) => total + weightBp * level, 0)

/**
 * The levels with as few as possible raised or lowered by one or two, against the wishes as little as possible, so that
 * Σ level × weight lies in `goal`. Null when no five moves do it.
 */
export function mended(levels: readonly Placed[], goal: Range, scale: Range): readonly number[] | null {
  const sum = sumOf(levels)
  const plain = levels.map(({ level }) => level)
  if (sum >= goal.least && sum <= goal.most) return plain
  const moves = cheapestMoves(levels, scale)
  for (let most = 2; most <= MOST_MOVES; most++) {
    const found = cheapest(moves, most, { least: goal.least - sum, most: goal.most - sum })
    if (found) return plain.map((level, at) => level + (found.find((move) => move.at === at)?.by ?? 0))
  }
  return null
}

interface Move {
  readonly at: number
  readonly by: number
  readonly gain: number
  /** How much less the moved level fits the wish. */
  readonly cost: number
}

const MOST_MOVES = 5
const STEPS = [1, -1, 2, -2]
const CHOICES_PER_GAIN = 3

/** For each gain the few moves that hurt least: others of the same gain are never better. */
function cheapestMoves(levels: readonly Placed[], scale: Range): readonly Move[] {
  const moves = levels
    .flatMap(({ weightBp, wished, level }, at) =>
      STEPS.map((by) => ({
        at,
        by,
        gain: by * weightBp,
        cost: Math.abs(level + by - wished) - Math.abs(level - wished),
        to: level + by,
      })),
    )
    .filter(({ to }) => to >= scale.least && to <= scale.most)
    .sort((a, b) => a.cost - b.cost || a.at - b.at)
  const taken = new Map<number, number>()
  return moves.filter(({ gain }) => {
    const count = (taken.get(gain) ?? 0) + 1
    taken.set(gain, count)
    return count <= CHOICES_PER_GAIN
  })
}

/** The cheapest few moves on different indicators whose gains add up to what is needed. No move costs less than nothing. */
function cheapest(moves: readonly Move[], most: number, needed: Range): readonly Move[] | null {
  let best: { readonly moves: readonly Move[] | null; readonly cost: number } = { moves: null, cost: Infinity }
  const extend = (chosen: readonly Move[], from: number, gain: number, cost: number): void => {
    if (gain >= needed.least && gain <= needed.most) best = { moves: chosen, cost }
    if (chosen.length === most) return
    for (const [at, move] of moves.slice(from).entries()) {
      if (cost + move.cost >= best.cost) return
      if (chosen.some((other) => other.at === move.at)) continue
      extend([...chosen, move], from + at + 1, gain + move.gain, cost + move.cost)
    }
  }
  extend([], 0, 0, 0)
  return best.moves
}
