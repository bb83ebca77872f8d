export interface NamedRegion {
  readonly code: string
  readonly name: string
  readonly short_name: string
  readonly type: string
}

export interface ChoiceProblem {
  readonly kind: 'unknown' | 'ambiguous' | 'tooMany'
  readonly typed: string
  /** The regions an ambiguous name may mean. */
  readonly candidates: readonly NamedRegion[]
}

export interface Choice {
  /** Without the reference, in the order they were given. */
  readonly chosen: readonly NamedRegion[]
  /** The reference was named too; it stands beside the others anyway and takes no place. */
  readonly referenceNamed: boolean
  readonly problems: readonly ChoiceProblem[]
}

/** At most this many regions stand side by side, besides the reference. */
export const MOST_COMPARED = 4

/**
 * The regions meant by a list of codes or names with commas ("32.04, Kota Bogor"); each counts once. A short name that a
 * kabupaten and a kota share is ambiguous and never guessed. What is too much is said, the rest is kept.
 */
export function chooseRegions(typed: string, regions: readonly NamedRegion[], reference: string): Choice {
  const known = index(regions)
  const chosen: NamedRegion[] = []
  let referenceNamed = false
  const problems: ChoiceProblem[] = []
  const words = new Set(
    typed
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  )
  for (const word of words) {
    const candidates = known.get(plain(word)) ?? []
    const [only] = candidates
    if (!only) problems.push({ kind: 'unknown', typed: word, candidates })
    else if (candidates.length > 1) problems.push({ kind: 'ambiguous', typed: word, candidates })
    else if (only.code === reference) referenceNamed = true
    else if (chosen.includes(only)) continue
    else if (chosen.length === MOST_COMPARED) problems.push({ kind: 'tooMany', typed: word, candidates })
    else chosen.push(only)
  }
  return { chosen, referenceNamed, problems }
}

/** Finds the regions that a typed code or name may mean: none, one, or those that share a short name. */
export const regionFinder = (regions: readonly NamedRegion[]): ((typed: string) => readonly NamedRegion[]) => {
  const known = index(regions)
  return (typed) => known.get(plain(typed.trim())) ?? []
}

/** Full name or code first; a short name means every region that carries it. */
function index(regions: readonly NamedRegion[]): ReadonlyMap<string, readonly NamedRegion[]> {
  const known = new Map<string, NamedRegion[]>()
  for (const region of regions) {
    const short = plain(region.short_name)
    known.set(short, [...(known.get(short) ?? []), region])
  }
  for (const region of regions) {
    if (region.type === 'provinsi') known.set(plain(`provinsi ${region.name}`), [region])
    else known.set(plain(region.name), [region])
    known.set(region.code, [region])
  }
  return known
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\bkab\.?(?=\s)/, 'kabupaten')
    .replace(/\bprov\.?(?=\s)/, 'provinsi')
    .replace(/\s+/g, ' ')
