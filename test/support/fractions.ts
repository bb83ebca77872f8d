/** An exact fraction in lowest terms with a positive denominator. */
export interface Fraction {
  readonly n: bigint
  readonly d: bigint
}

export const fraction = (n: bigint, d = 1n): Fraction => {
  const common = divisor(n < 0n ? -n : n, d < 0n ? -d : d)
  const sign = d < 0n ? -1n : 1n
  return { n: (sign * n) / common, d: (sign * d) / common }
}

export const isZero = ({ n }: Fraction): boolean => n === 0n
const less = (a: Fraction, b: Fraction): Fraction => (isZero(b) ? a : fraction(a.n * b.d - b.n * a.d, a.d * b.d))
const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
export const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n)

/** The rows in reduced echelon form, without those that are nothing, and the column of each row's leading 1. */
export const echelon = (given: readonly (readonly Fraction[])[]) => {
  const rows: { at: readonly Fraction[]; lead: number }[] = []
  for (const row of given) {
    const rest = rows.reduce((at, { at: other, lead }) => lessTimes(at, at[lead], other), row)
    const lead = rest.findIndex((value) => !isZero(value))
    const first = rest[lead]
    if (first === undefined) continue
    const one = rest.map((value) => over(value, first))
    for (const [index, { at, lead: other }] of rows.entries())
      rows[index] = { at: lessTimes(at, at[lead], one), lead: other }
    rows.push({ at: one, lead })
  }
  return rows
}

const lessTimes = (at: readonly Fraction[], factor: Fraction | undefined, other: readonly Fraction[]) =>
  factor === undefined || isZero(factor)
    ? at
    : at.map((value, index) => less(value, times(factor, other[index] ?? fraction(0n))))

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a === 0n ? 1n : a) : divisor(b, a % b))
