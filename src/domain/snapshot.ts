import type { AnswerFields } from './answers.ts'
import { contentHash } from './content-hash.ts'
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

/** The SHA-256 (hex) that seals a submission; who has the same answers gets the same hash. */
export const snapshotHash = (snapshot: Snapshot): string => contentHash(snapshot)
