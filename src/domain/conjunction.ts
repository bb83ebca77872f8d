/** A filter by place and kind; null is "any". */
export interface Conjunction {
  readonly province: string | null
  readonly type: string | null
  readonly cohort: string | null
}

/** What filters part agencies by. */
export interface Place {
  readonly province: string
  readonly type: string
  readonly cohort: string
}

interface Sized extends Place {
  readonly counts: readonly number[]
}

/** Every conjunction that holds one of the atoms, the general ones first, of each kind the large ones first. */
export const conjunctionsOf = (atoms: readonly Sized[]): readonly Conjunction[] =>
  KINDS.flatMap((kind) => {
    const sizes = new Map<string, { conjunction: Conjunction; n: number }>()
    for (const atom of atoms) {
      const conjunction = conjunctionAt(atom, kind)
      const key = keyOf(conjunction)
      sizes.set(key, { conjunction, n: (sizes.get(key)?.n ?? 0) + atom.counts.reduce((sum, count) => sum + count, 0) })
    }
    return [...sizes]
      .sort(([keyA, a], [keyB, b]) => b.n - a.n || (keyA < keyB ? -1 : 1))
      .map(([, { conjunction }]) => conjunction)
  })

/** Every conjunction that a place belongs to. */
export const conjunctionsAt = (place: Place): readonly Conjunction[] => KINDS.map((kind) => conjunctionAt(place, kind))

const conjunctionAt = (place: Place, kind: readonly (keyof Conjunction)[]): Conjunction => ({
  ...ANY,
  ...Object.fromEntries(kind.map((key) => [key, place[key]])),
})

const ANY: Conjunction = { province: null, type: null, cohort: null }

/** In the order in which they are told. */
const KINDS: readonly (readonly (keyof Conjunction)[])[] = [
  [],
  ['type'],
  ['province'],
  ['cohort'],
  ['province', 'type'],
  ['type', 'cohort'],
  ['province', 'cohort'],
  ['province', 'type', 'cohort'],
]

/** Whether a place belongs to a conjunction. */
export const holds = (conjunction: Conjunction, place: Place): boolean =>
  (conjunction.province === null || conjunction.province === place.province) &&
  (conjunction.type === null || conjunction.type === place.type) &&
  (conjunction.cohort === null || conjunction.cohort === place.cohort)

/** A name of its own for each conjunction. */
export const keyOf = ({ province, type, cohort }: Conjunction): string => JSON.stringify([province, type, cohort])
