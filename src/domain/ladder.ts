import { type Proof, uploadState } from './evidence.ts'
import type { Hundredths } from './numbers.ts'

/** Why something is to be revised: tidak tepat, belum diunggah, kurang cakupan, belum sah, tidak terbaca, kedaluwarsa. */
export const REVISE_CLASSES = ['unfit', 'missing', 'scope', 'invalid', 'unreadable', 'expired'] as const
export type ReviseClass = (typeof REVISE_CLASSES)[number]

/** How far an evidence item is: belum, draf, diunggah, revisi, diterima, tidak berlaku, tercakup, ditolak otomatis. */
export const ITEM_STATES = [
  'none',
  'draft',
  'uploaded',
  'revise',
  'accepted',
  'notApplicable',
  'covered',
  'autoRejected',
] as const
export type ItemState = (typeof ITEM_STATES)[number]

/** What a team still has to do something about. */
export const isLacking = (state: ItemState): boolean => ['none', 'draft', 'revise', 'autoRejected'].includes(state)

/** A document attached to an item. */
export interface AttachedProof extends Proof {
  readonly reference: string
  /** The newest one of the document; 0 of a link. */
  readonly revision: number
}

export interface ItemVerdict {
  readonly outcome: 'accepted' | 'revise'
  /** Null of what is accepted. */
  readonly class: ReviseClass | null
  /** What the item stood on when it was given, as `basisOf` tells it. */
  readonly basis: readonly string[]
}

export interface ItemFacts {
  readonly attached: readonly AttachedProof[]
  /** That it does not apply. */
  readonly mark: Mark | null
  /** The newest one. */
  readonly verdict: ItemVerdict | null
}

export interface LevelFacts {
  /** 1 to 5. */
  readonly level: number
  /** That higher evidence covers it. */
  readonly mark: Mark | null
  /** What was last said of its criteria; null where nobody has. */
  readonly criterion: { readonly met: boolean } | null
  readonly items: readonly ItemFacts[]
}

interface Mark {
  readonly id: string
}

/** What a level stands on; a level with nothing below the claimed value stops submission. */
export type LevelState = 'evidenced' | 'covered' | 'nothing'

export interface LevelStanding {
  /** From 2 up to the claimed value; level 1 is the floor. */
  readonly required: boolean
  readonly state: LevelState
  /** The lowest level below whose criteria are not met; null where there is none. */
  readonly rejectedBy: number | null
  readonly items: readonly ItemStanding[]
}

export interface ItemStanding {
  readonly state: ItemState
  /** Of `revise` only. */
  readonly class: ReviseClass | null
  /** Whether the newest verdict is about what the item stands on now. */
  readonly judged: boolean
  /** What a verdict given now would be about. */
  readonly basis: readonly string[]
}

/**
 * How far every item of an indicator is, and what each level stands on, in the order of `levels` (from 1 upwards). Files
 * are not cumulative: a level without evidence of its own is covered where it is marked so and a higher one has some. A
 * verdict counts while the item stands on what it was given about; what is unsigned or undated by now is not accepted any
 * more. Criteria that are not met reject every item above (PermenPANRB 59/2020: each level presupposes those below).
 */
export function ladderOf(levels: readonly LevelFacts[], claimed: Hundredths | null): LevelStanding[] {
  const highest = levels.findLast(hasEvidence)?.level ?? 0
  const notMet = levels.find(({ criterion }) => criterion?.met === false)?.level ?? null
  return levels.map((facts) => {
    const { level, mark, items } = facts
    const covering = mark !== null && level < highest ? mark : null
    const rejectedBy = notMet !== null && notMet < level ? notMet : null
    return {
      required: isRequired(level, claimed),
      state: hasEvidence(facts) ? 'evidenced' : covering === null ? 'nothing' : 'covered',
      rejectedBy,
      items: items.map((item) => standingOf(item, covering, rejectedBy !== null)),
    }
  })
}

/** Whether a level is one of 2 to n, where n is the whole level a claimed value stands on. */
export const isRequired = (level: number, claimed: Hundredths | null): boolean =>
  level >= 2 && claimed !== null && level <= Math.floor(claimed / 100)

/** The required levels with nothing at all: they alone stop a submission. */
export const emptyLevels = <Level extends { readonly required: boolean; readonly state: LevelState }>(
  ladder: readonly Level[],
): Level[] => ladder.filter(({ required, state }) => required && state === 'nothing')

/** Whether each of these was brought by this one person: then it takes somebody else to accept them. */
export const allBy = (attached: readonly { readonly broughtBy: string | null }[], person: string): boolean =>
  attached.length > 0 && attached.every(({ broughtBy }) => broughtBy === person)

const hasEvidence = ({ items }: LevelFacts): boolean => items.some(({ attached }) => attached.length > 0)

function standingOf(item: ItemFacts, covering: Mark | null, rejected: boolean): ItemStanding {
  const basis = basisOf(item, covering)
  const verdict = item.verdict && isSame(item.verdict.basis, basis) ? item.verdict : null
  const state = rejected ? 'autoRejected' : judged(plainState(item, covering), verdict)
  return { state, class: state === 'revise' ? (verdict?.class ?? null) : null, judged: verdict !== null, basis }
}

/** Its references with the newest revision of each document; where it has none, the mark that stands in their place. */
function basisOf({ attached, mark }: ItemFacts, covering: Mark | null): string[] {
  if (attached.length > 0) return attached.map(({ reference, revision }) => `${reference}:${revision}`).sort()
  const instead = mark ?? covering
  return instead === null ? [] : [instead.id]
}

function plainState({ attached, mark }: ItemFacts, covering: Mark | null): ItemState {
  if (attached.length > 0) return uploadState(attached)
  if (mark !== null) return 'notApplicable'
  return covering === null ? 'none' : 'covered'
}

function judged(plain: ItemState, verdict: ItemVerdict | null): ItemState {
  if (verdict?.outcome === 'revise') return 'revise'
  return verdict?.outcome === 'accepted' && plain === 'uploaded' ? 'accepted' : plain
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((part) => other.includes(part))
