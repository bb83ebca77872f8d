import { answerMark, type CopyState, copyState, isAnswered, proofMark } from '../../domain/copying.ts'
import type { OpenPackage, Proof } from './opening.ts'
import type { TickRow } from './queries.ts'

/** What is copied by itself: the answer, or what is attached to an item. */
export interface Part {
  /** Null: the answer itself. */
  readonly proof: Proof | null
  /** Fingerprint of what there is to copy now. */
  readonly mark: string
  readonly state: CopyState
  readonly tick: TickRow | null
}

/** The parts of one indicator. */
export interface Parts {
  /** Null where there is nothing to copy, nor was. */
  readonly answer: Part | null
  readonly proofs: readonly Part[]
  /** Copied once, and no longer attached here. */
  readonly gone: readonly TickRow[]
}

/** What there is to copy of an indicator, and how far it is. */
export function partsOf({ answers, proofs, ticks }: OpenPackage, number: number): Parts {
  const own = ticks.filter((tick) => tick.number === number)
  const tickOf = (reference: string | null) => own.find((tick) => tick.reference === reference) ?? null
  const part = (proof: Proof | null, mark: string): Part => {
    const tick = tickOf(proof?.id ?? null)
    return { proof, mark, tick, state: copyState(mark, tick?.mark) }
  }
  const attached = proofs.filter(({ indicator }) => indicator === number)
  const there = new Set(attached.map(({ id }) => id))
  const answer = answers[number - 1]
  return {
    answer: answer && (isAnswered(answer) || tickOf(null)) ? part(null, answerMark(answer)) : null,
    proofs: attached.map((proof) => part(proof, proofMark(proof))),
    gone: own.filter(({ reference }) => reference !== null && !there.has(reference)),
  }
}

/** How far parts are together; what is gone here has to be taken away there. */
export interface Progress {
  readonly all: number
  readonly copied: number
  readonly changed: number
}

export function progressOf(parts: readonly Parts[]): Progress {
  const all = parts.flatMap(({ answer, proofs }) => [...(answer ? [answer] : []), ...proofs])
  const gone = parts.reduce((sum, one) => sum + one.gone.length, 0)
  const having = (state: CopyState) => all.filter((part) => part.state === state).length
  return { all: all.length, copied: having('copied'), changed: having('changed') + gone }
}
