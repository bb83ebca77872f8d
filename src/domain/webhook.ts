import { createHmac } from 'node:crypto'

export const ADOPTION_EVENTS = ['adoption.reported', 'adoption.confirmed', 'adoption.verified'] as const
export type AdoptionEventType = (typeof ADOPTION_EVENTS)[number]

/** Why a delivery was not taken. */
export const TROUBLES = ['answer', 'slow', 'unreachable', 'private', 'certificate', 'nobody', 'ended'] as const
export type Trouble = (typeof TROUBLES)[number]

const MINUTE = 60_000
const WAITS = [1, 5, 30, 120, 360, 1_440].map((minutes) => minutes * MINUTE)

/** How long to wait after the `tries`-th try that failed, in milliseconds; null where it is given up. */
export const waitAfter = (tries: number): number | null => WAITS[tries - 1] ?? null

/** After so long without one success a webhook ends by itself. */
export const FAILING_MS = 5 * 1_440 * MINUTE

/**
 * What the receiver compares: seconds since 1970, and the HMAC-SHA256 of them, a dot and the body, in hexadecimal. The
 * time lets it refuse what is old, so that nothing can be sent again by somebody who overheard it.
 */
export function signature(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}
