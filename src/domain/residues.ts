/** The greatest prime below 2^26: a product of two residues is exact in a double. */
const PRIME = 67_108_859

/** `row` − `factor` × `other`, each number modulo the prime, between 0 and it; `row` itself where the factor is 0. */
export const minus = (row: Float64Array, factor: number, other: Float64Array): Float64Array => {
  const times = residue(-factor)
  if (times === 0) return row
  const result = row.slice()
  for (let index = 0; index < result.length; index += 1) {
    const second = other[index] ?? 0
    if (second !== 0) result[index] = residue((result[index] ?? 0) + times * second)
  }
  return result
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
