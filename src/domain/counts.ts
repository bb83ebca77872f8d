/**
 * Which numbers of one list may be told (adoptions by state), where nothing else is told of the same things but perhaps
 * their total: false for those above 0 and below `least`, and for the next smallest ones until at least two are hidden and
 * they make up `least` together, so that the total less the others tells nothing. The total itself may be told where
 * it is 0 or at least `least`. Lists of several filters side by side need `releasable` and its parts.
 */
export const releaseCounts = (counts: readonly number[], least: number): boolean[] => {
  const rising = counts.map((count, index) => ({ count, index })).filter(({ count }) => count > 0)
  rising.sort((a, b) => a.count - b.count || a.index - b.index)
  const hidden = new Set<number>()
  let sum = 0
  for (const { count, index } of rising) {
    const enough = hidden.size === 0 ? count >= least : count >= least && hidden.size > 1 && sum >= least
    if (enough) break
    hidden.add(index)
    sum += count
  }
  return counts.map((_, index) => !hidden.has(index))
}
