const LIKE_ENOUGH = 0.45

/** Known words by their trigrams, put in order once: a word is then compared only with those it shares some with. */
export interface Spelling {
  readonly words: readonly string[]
  /** How many trigrams each word has. */
  readonly sizes: readonly number[]
  readonly known: ReadonlySet<string>
  /** Places in `words`. */
  readonly saying: ReadonlyMap<string, readonly number[]>
}

export function spellingOf(known: Iterable<string>): Spelling {
  const words = [...new Set(known)]
  const saying = new Map<string, number[]>()
  const sizes = words.map((word, at) => {
    const trigrams = trigramsOf(word)
    for (const trigram of trigrams) {
      const those = saying.get(trigram)
      if (those) those.push(at)
      else saying.set(trigram, [at])
    }
    return trigrams.size
  })
  return { words, sizes, known: new Set(words), saying }
}

/**
 * The known word that a word was probably meant to be: the one with the most trigrams in common, of all that both have.
 * Null for a word that is known, for one shorter than four letters, and where none is like it.
 */
export function closestWord(typed: string, { words, sizes, known, saying }: Spelling): string | null {
  if (known.has(typed) || typed.length < 4) return null
  const own = trigramsOf(typed)
  const common = new Map<number, number>()
  for (const trigram of own) for (const at of saying.get(trigram) ?? []) common.set(at, (common.get(at) ?? 0) + 1)
  let best: { readonly word: string; readonly likeness: number } | null = null
  for (const [at, shared] of common) {
    const word = words[at] ?? ''
    if (Math.abs(word.length - typed.length) > 3) continue
    const likeness = shared / (own.size + (sizes[at] ?? 0) - shared)
    if (likeness >= LIKE_ENOUGH && likeness > (best?.likeness ?? 0)) best = { word, likeness }
  }
  return best?.word ?? null
}

/** Runs of three letters, the beginning and the end of the word counting as letters: a typo seldom stands at both. */
function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
