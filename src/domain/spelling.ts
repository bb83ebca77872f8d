const LIKE_ENOUGH = 0.45

/**
 * The known word that a word was probably meant to be: the one with the most trigrams in common. Null for a word that is
 * known, and where none is like it.
 */
export function closestWord(typed: string, known: ReadonlySet<string>): string | null {
  if (known.has(typed) || typed.length < 4) return null
  const own = trigramsOf(typed)
  let best: { readonly word: string; readonly likeness: number } | null = null
  for (const word of known) {
    if (Math.abs(word.length - typed.length) > 3) continue
    const likeness = likenessOf(own, trigramsOf(word))
    if (likeness >= LIKE_ENOUGH && likeness > (best?.likeness ?? 0)) best = { word, likeness }
  }
  return best?.word ?? null
}

/** The share of trigrams that two words have in common, of all they have. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((trigram) => other.has(trigram)).length
  return common / (one.size + other.size - common)
}

/** Runs of three letters, the beginning and the end of the word counting as letters: a typo seldom stands at both. */
function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))
}
