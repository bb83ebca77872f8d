import type { AnswerFields } from './answers.ts'
import { contentHash } from './content-hash.ts'
import type { Signed } from './evidence.ts'
import type { Millionths } from './numbers.ts'

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

/**
 * The SHA-256 (hex) that seals a submission; who has the same answers and evidence gets the same hash. Without `frozen` it
 * is that of format 1, which earlier submissions have.
 */
export const snapshotHash = (snapshot: Snapshot, frozen: Frozen | null): string =>
  contentHash(frozen === null ? snapshot : { format: 2, ...snapshot, frozen })
