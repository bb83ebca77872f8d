const MINUTE = 60_000
const LONGEST_WAIT = 60 * MINUTE

/** Milliseconds until a letter is tried again after so many tries: 1 minute, doubling up to an hour. */
export const waitAfterTry = (tries: number): number => Math.min(MINUTE * 2 ** (tries - 1), LONGEST_WAIT)
