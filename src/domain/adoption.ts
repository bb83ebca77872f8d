import { addDays, isBeyond } from './working-days.ts'

/** How far a practice has come at another agency, in this order; `stopped` may follow any of them. */
export const STAGES = ['interested', 'committed', 'preparing', 'piloting', 'running', 'effective', 'stopped'] as const
export type Stage = (typeof STAGES)[number]

/** Which stage may follow which by a report; staying is always allowed. `committed` comes by a commitment only. */
const follows: Readonly<Record<Stage, readonly Stage[]>> = {
  interested: ['stopped'],
  committed: ['preparing', 'stopped'],
  preparing: ['piloting', 'stopped'],
  piloting: ['running', 'preparing', 'stopped'],
  running: ['effective', 'piloting', 'stopped'],
  effective: ['running', 'stopped'],
  stopped: [],
}

/** The stages a report may name for an adoption that stands at `stage`, the present one first. */
export const nextStages = (stage: Stage): readonly Stage[] => (stage === 'stopped' ? [] : [stage, ...follows[stage]])

/** Whether a commitment means something at this stage: work that has come further is reported on; what was stopped begins again. */
export const mayCommit = (stage: Stage): boolean => ['interested', 'committed', 'stopped'].includes(stage)

/** Work that has an end in sight; its next news is expected on a date. */
export const isOpen = (stage: Stage): boolean => stage !== 'effective' && stage !== 'stopped'

/** Only what runs can be confirmed or verified. */
export const isRunning = (stage: Stage): boolean => stage === 'running' || stage === 'effective'

export type Via = 'page' | 'mail' | 'visit' | 'api'

export interface Report {
  readonly stage: Stage
  /** Day of the news, `yyyy-mm-dd`. */
  readonly on: string
  readonly note: string
  readonly evidence: string
  /** When the next news is expected; null leaves it to `nextNews`. */
  readonly nextOn: string | null
  readonly via: Via
}

export interface Standing {
  readonly stage: Stage
  readonly lastOn: string
  /** Whether the ten questions were answered. */
  readonly fit: boolean
}

export type ReportMistake =
  | 'order'
  | 'byMail'
  | 'early'
  | 'future'
  | 'proof'
  | 'reason'
  | 'fit'
  | 'nextPast'
  | 'nextFar'
export type ReportField = 'stage' | 'on' | 'note' | 'evidence' | 'nextOn'

/** Everything that is wrong with a report on an adoption, with the field to correct; nothing where it may be stored. */
export function mistakesOf(
  report: Report,
  { stage, lastOn, fit }: Standing,
  today: string,
): readonly { readonly field: ReportField; readonly code: ReportMistake }[] {
  const moves = report.stage !== stage
  const wrong: (readonly [boolean, ReportField, ReportMistake])[] = [
    [!nextStages(stage).includes(report.stage), 'stage', 'order'],
    [report.via === 'mail' && moves && isRunning(report.stage), 'stage', 'byMail'],
    [report.stage === 'preparing' && stage === 'committed' && !fit, 'stage', 'fit'],
    [report.on > today, 'on', 'future'],
    [report.on < lastOn, 'on', 'early'],
    [report.stage === 'running' && moves && stage !== 'effective' && report.evidence === '', 'evidence', 'proof'],
    [report.stage === 'stopped' && report.note === '', 'note', 'reason'],
    [report.nextOn !== null && report.nextOn < today, 'nextOn', 'nextPast'],
    [report.nextOn !== null && isTooFar(report.nextOn, today), 'nextOn', 'nextFar'],
  ]
  return wrong.flatMap(([is, field, code]) => (is ? [{ field, code }] : []))
}

const MOST_YEARS = 10

/** Further ahead than anybody commits to: most likely a slip of the pen. */
export const isTooFar = (day: string, today: string): boolean => isBeyond(day, today, MOST_YEARS)

const NEWS_EVERY = 30

/** When the next news is expected; null where none is. */
export const nextNews = (stage: Stage, wanted: string | null, today: string): string | null =>
  isOpen(stage) ? (wanted ?? addDays(today, NEWS_EVERY)) : null

/** When news of a promise is expected: like any other, or on its own day if that comes earlier. */
export const newsOfPromise = (targetOn: string, today: string): string => {
  const usual = addDays(today, NEWS_EVERY)
  return targetOn < usual ? targetOn : usual
}

const SILENT_AFTER = 90

/** Work that has begun and is not over: here silence means something. */
export const SILENT_STAGES: readonly Stage[] = STAGES.filter((stage) => isOpen(stage) && stage !== 'interested')

/** Of whom nothing was heard since before this day is silent today. */
export const silentBefore = (today: string): string => addDays(today, -SILENT_AFTER)

/**
 * *Tanpa kabar*: nothing heard for more than 90 days of work that has begun and is not over. Lists, board and funnel count
 * by the same two words above.
 */
export const isSilent = (stage: Stage, lastOn: string, today: string): boolean =>
  SILENT_STAGES.includes(stage) && lastOn < silentBefore(today)

/** Whose word an adoption has: the adopter's only, the practice owner's too, or somebody's who is neither. */
export type Standard = 'reported' | 'confirmed' | 'verified'

export interface Words {
  readonly confirmedOn: string | null
  readonly verifiedOn: string | null
}

/** How sure it is that it runs; null while it does not. A verification counts more than the owner's word. */
export function standardOf(stage: Stage, { confirmedOn, verifiedOn }: Words): Standard | null {
  if (!isRunning(stage)) return null
  if (verifiedOn !== null) return 'verified'
  return confirmedOn === null ? 'reported' : 'confirmed'
}

/** Whose word somebody who works for `own` gives: nobody gives a second word for the own agency. */
export function wordOf(own: readonly string[], adopter: string, owner: string): 'adopter' | 'owner' | 'third' {
  if (own.includes(adopter)) return 'adopter'
  return own.includes(owner) ? 'owner' : 'third'
}
