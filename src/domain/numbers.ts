/** An indicator value or an index times one hundred: level 3 is 300, an index of 2.77 is 277. */
export type Hundredths = number

/** An exact index times one million: values (× 100) times weights in basis points (÷ 10,000) never need more. */
export type Millionths = number

/**
 * Reads a plain decimal with a dot: `3`, `"3"`, `3.5`, `"3.50"`. A number is read from its shortest decimal form, so 3.1 is 310.
 * Null for anything else: below zero, exponents, spaces, commas, leading zeros, or more than two decimals can hold.
 */
export const parseHundredths = (input: number | string): Hundredths | null => {
  const decimal = readDecimal(input)
  return decimal?.exact && decimal.hundredths >= 0 ? decimal.hundredths : null
}

/** Like `parseHundredths` for what people type or paste: a decimal comma and surrounding spaces are fine too. */
export const parseHundredthsLocal = (input: string): Hundredths | null => parseHundredths(plainDecimal(input))

/** What a person typed or pasted (`" 3,5 "`) in the plain notation (`"3.5"`); other text stays what it is. */
export const plainDecimal = (input: string): string => input.trim().replace(/^(\d+),(\d+)$/, '$1.$2')

/** Two decimals with a dot: 277 → "2.77", −67 → "-0.67". */
export const formatHundredths = (hundredths: Hundredths): string => {
  const { sign, whole, fraction } = split(hundredths, 100, 2)
  return `${sign}${whole}.${fraction}`
}

/** The exact decimal without trailing zeros: 2765500 → "2.7655", 1000000 → "1". */
export const formatMillionths = (millionths: Millionths): string => {
  const { sign, whole, fraction } = split(millionths, 1_000_000, 6)
  const significant = fraction.replace(/0+$/, '')
  return significant === '' ? `${sign}${whole}` : `${sign}${whole}.${significant}`
}

/** Index points with four decimals, so that a column can be read downwards; more only where the exact value has more. */
export const indexPoints = (millionths: Millionths): string => {
  const { sign, whole, fraction } = split(millionths, 1_000_000, 6)
  return `${sign}${whole}.${fraction.replace(/0{1,2}$/, '')}`
}

/**
 * The quotient rounded half-up to a whole number, exactly. Both are safe integers, the numerator not negative and the
 * denominator positive; anything else is a bug and throws.
 */
export const halfUp = (numerator: number, denominator: number): number => {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator) || numerator < 0 || denominator <= 0) {
    throw new RangeError(`halfUp needs integers ≥ 0 and > 0, got ${numerator} and ${denominator}`)
  }
  const rest = numerator % denominator
  const quotient = (numerator - rest) / denominator
  return rest >= denominator - rest ? quotient + 1 : quotient
}

/** A decimal cut to whole hundredths (towards zero), and whether nothing was cut off. */
export interface Decimal {
  readonly hundredths: Hundredths
  readonly exact: boolean
}

/** Reads any plain decimal, negative and over-precise ones included, so that a refusal can say what is wrong. Null if it is none. */
export const readDecimal = (input: number | string): Decimal | null => {
  const parts = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/.exec(typeof input === 'number' ? withoutExponent(input) : input)
  if (parts === null) return null
  const [, sign, whole = '', fraction = ''] = parts
  const cut = Number(whole + fraction.slice(0, 2).padEnd(2, '0'))
  return {
    hundredths: sign === '-' ? 0 - cut : cut,
    exact: Number.isSafeInteger(cut) && !/[1-9]/.test(fraction.slice(2)),
  }
}

/** JavaScript writes numbers below 10⁻⁶ and from 10²¹ with an exponent; 400 digits hold every finite one. */
const withoutExponent = (input: number): string => {
  const shortest = String(input)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest)
  if (parts === null) return shortest
  const [, sign, first = '', more = '', power = ''] = parts
  const shift = Number(power)
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${first}${more}`
  return `${sign}${first}${more.padEnd(shift, '0')}`
}

const split = (value: number, unit: number, places: number) => {
  const size = Math.abs(value)
  const rest = size % unit
  return {
    sign: value < 0 ? '-' : '',
    whole: String((size - rest) / unit),
    fraction: String(rest).padStart(places, '0'),
  }
}
