/** The greatest prime below 2^26: a product of two residues is exact in a double. */
const PRIME = 67_108_859

/** `row` − `factor` × `other`, each number modulo the prime, between 0 and it; `row` itself where the factor is 0. */
export const minus = (row: Float64Array, factor: number, other: Float64Array): Float64Array => {
  if (factor === 0) return row
  const result = row.slice()
  take(result, factor, other, placesOf(other))
  return result
}

/** `row` so many times that it is 1 at `pivot`. */
export const leading = (row: Float64Array, pivot: number): Float64Array => {
  const factor = reciprocal(row[pivot] ?? 0)
  const result = new Float64Array(row.length)
  for (const place of placesOf(row)) result[place] = residue((row[place] ?? 0) * factor)
  return result
}

/** Takes `factor` × `other` from `row` where it stands; `places` are those where `other` is not 0. */
export const take = (row: Float64Array, factor: number, other: Float64Array, places: readonly number[]): void => {
  if (factor === 0) return
  const times = residue(-factor)
  for (const place of places) row[place] = residue((row[place] ?? 0) + times * (other[place] ?? 0))
}

/** Where a row is not 0. */
export const placesOf = (row: Float64Array): number[] => {
  const places: number[] = []
  for (let place = 0; place < row.length; place += 1) if (row[place] !== 0) places.push(place)
  return places
}

/** The residue that gives 1 with `value`, which must not be 0 (Fermat). */
export const reciprocal = (value: number): number => {
  let result = 1
  let square = residue(value)
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = residue(result * square)
    square = residue(square * square)
  }
  return result
}

/** Between 0 and the prime, for any integer up to 2^53 either side; without `%`, which is slow above 2^31. */
const residue = (value: number): number => {
  const rest = value - Math.floor(value / PRIME) * PRIME
  if (rest < 0) return rest + PRIME
  return rest >= PRIME ? rest - PRIME : rest
}
