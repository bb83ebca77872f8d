/** The ends of the scale, in hundredths. */
const [LOWEST, HIGHEST] = [100, 500]

/**
 * Whether a sum of values tells what most of them are: it lies so near an end of the scale that fewer than `least` of the
 * values can be more than a step away from it. Six regions whose mean level is 1,00 are all at level 1, whatever is hidden.
 * @param sum of `n` values, in hundredths
 * @param step between two neighbouring values, in hundredths: 100 where only whole levels are given
 */
export const tellsEach = (sum: number, n: number, step: number, least: number): boolean =>
  n > 0 && Math.min(sum - n * LOWEST, n * HIGHEST - sum) < least * step
