// @ts-check

/**
 * @typedef {{ height: number, middle: number }} Block
 * @typedef {{ blocks: Block[], height: number, middle: number }} Group
 */

/**
 * Moves blocks up and down until none overlaps and all stay between the edges: those that would touch share the way
 * around their common middle, the others stay where they are.
 * @template {Block} T
 * @param {readonly T[]} blocks
 * @param {{ top: number, bottom: number, gap: number }} room
 * @returns {T[]} from the top down
 */
export const spread = (blocks, { top, bottom, gap }) => {
  const clamp = (/** @type {Group} */ group) => {
    const half = group.height / 2
    return { ...group, middle: Math.max(top + half, Math.min(bottom - half, group.middle)) }
  }
  /** @type {Group[]} */
  const groups = []
  for (const block of blocks.toSorted((a, b) => a.middle - b.middle)) {
    let group = clamp({ blocks: [block], height: block.height, middle: block.middle })
    for (let above = groups.at(-1); above && touch(above, group, gap); above = groups.at(-1)) {
      groups.pop()
      const all = [...above.blocks, ...group.blocks]
      const middle = all.reduce((sum, { middle }) => sum + middle, 0) / all.length
      group = clamp({ blocks: all, height: above.height + gap + group.height, middle })
    }
    groups.push(group)
  }
  return /** @type {T[]} */ (groups.flatMap((group) => stacked(group, gap)))
}

/**
 * @param {Group} above
 * @param {Group} below
 * @param {number} gap
 */
const touch = (above, below, gap) => above.middle + above.height / 2 + gap > below.middle - below.height / 2

/**
 * @param {Group} group
 * @param {number} gap
 */
const stacked = ({ blocks, height, middle }, gap) => {
  let edge = middle - height / 2
  return blocks.map((block) => {
    const placed = { ...block, middle: edge + block.height / 2 }
    edge += block.height + gap
    return placed
  })
}
