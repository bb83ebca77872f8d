import type { AnswerFields } from './answers.ts'
import { canonical, contentHash } from './content-hash.ts'
import type { Signed } from './evidence.ts'
import type { Instrument } from './instrument.ts'
import type { Millionths } from './numbers.ts'
import { score } from './scoring.ts'

/** What a submission freezes: whose it is, on which exact instrument, its result, and every answer with its version. */
export interface Snapshot {
  readonly assessment: string
  readonly agency: string
  readonly year: number
  readonly stage: string
  readonly instrument: { readonly id: string; readonly version: number; readonly sha256: string }
  readonly index: { readonly exactMillionths: Millionths; readonly predicate: string }
  /** By number. */
  readonly answers: readonly SnapshotAnswer[]
}

export interface SnapshotAnswer extends AnswerFields {
  readonly number: number
  readonly version: number
}

/**
 * What a submission freezes beside its answers. It is kept with the submission as it was then, and whatever it holds is
 * part of the hash: a part that joins it later leaves older submissions as they are.
 */
export interface Frozen {
  readonly evidence: readonly FrozenEvidence[]
  /** Marks that stand, and the newest verdict of each item and each level's criteria. */
  readonly said: readonly FrozenWord[]
  /** Why each warning of the checks was as it should be. */
  readonly reasons: readonly FrozenReason[]
}

export interface FrozenReason {
  readonly code: string
  readonly subject: string
  readonly text: string
}

/** A mark by its id, or a verdict by its number; `basis` is what a verdict was given on. */
export interface FrozenWord {
  readonly about: 'mark' | 'verdict' | 'criterion'
  readonly indicator: number
  readonly level: number
  /** Null of what is about a level. */
  readonly item: string | null
  readonly key: string
  readonly what: string
  readonly class: string | null
  readonly note: string
  readonly basis: readonly string[]
}

/** One document attached to one item: a file by its exact revision, or a link by its address. Days are ISO texts. */
export interface FrozenEvidence {
  /** Id of the attachment. */
  readonly reference: string
  readonly item: string
  readonly document: string
  /** Null for a link. */
  readonly revision: number | null
  readonly sha256: string | null
  /** Null for a file. */
  readonly url: string | null
  readonly title: string
  readonly number: string
  /** Article or page. */
  readonly place: string
  readonly signed: Signed
  readonly effectiveFrom: string | null
  readonly effectiveUntil: string | null
  readonly expiresOn: string | null
}

/** 1 seals the answers, 2 also what proves them. */
export type SnapshotFormat = 1 | 2

interface Head {
  readonly assessment: string
  readonly agency: string
  readonly year: number
  readonly stage: string
}

/** The snapshot of answers, one for each indicator by number; the index is computed from them. */
export function snapshotOf(
  head: Head,
  instrument: Instrument & Snapshot['instrument'],
  answers: readonly SnapshotAnswer[],
): Snapshot {
  const { indexMillionths: exactMillionths, predicate } = score(
    instrument,
    answers.map(({ value }) => value),
  )
  const { id, version, sha256 } = instrument
  return {
    ...head,
    instrument: { id, version, sha256 },
    index: { exactMillionths, predicate: predicate.label },
    answers,
  }
}

/**
 * The SHA-256 (hex) that seals a submission; who has the same answers and evidence gets the same hash. Without `frozen` it
 * is that of format 1, which earlier submissions have.
 */
export const snapshotHash = (snapshot: Snapshot, frozen: Frozen | null): string => contentHash(sealed(snapshot, frozen))

/** The text that is sealed: its SHA-256 is the hash, so that anybody can compute it without this program. */
export const sealedText = (snapshot: Snapshot, frozen: Frozen | null): string => canonical(sealed(snapshot, frozen))

const sealed = (snapshot: Snapshot, frozen: Frozen | null): object =>
  frozen === null ? snapshot : { format: 2, ...snapshot, frozen }
