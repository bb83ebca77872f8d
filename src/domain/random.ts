/**
 * A stream of numbers from 0 up to but without 1 that is the same for the same seed, on every machine and for ever
 * (mulberry32 over an FNV-1a hash). For simulations only: nothing secret may come from it.
 */
export function seeded(seed: string): () => number {
  let state = fnv1a(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A deviation around 0 with this spread (standard deviation) and never more than three times it: a sum of three draws. */
export const deviation = (draw: () => number, spread: number): number => (draw() + draw() + draw() - 1.5) * 2 * spread

function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}
