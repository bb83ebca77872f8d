export const FIRST_WAIT_MS = 5_000

/**
 * Whole seconds until the next try is looked at: none below `allowed` failures, then 5 s, doubling with each further
 * failure up to `mostMs`. Growing delay instead of lock-out: who knows the password gets in after waiting.
 */
export function waitBeforeNextTry(
  failures: number,
  allowed: number,
  lastFailure: Date,
  now: Date,
  mostMs: number,
): number {
  if (failures < allowed) return 0
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (failures - allowed), mostMs)
  return Math.max(0, Math.ceil((lastFailure.getTime() + wait - now.getTime()) / 1000))
}
