/** What a person can be told; everything else is a bug and shows as a plain 500. */
export type RefusalKind = 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'limited' | 'unauthenticated'

export interface FieldError {
  readonly field: string
  readonly code: string
  /** Key in the catalogues. */
  readonly key: string
  readonly args?: Readonly<Record<string, string | number>>
}

export interface RefusalDetails {
  readonly args?: Readonly<Record<string, string | number>>
  readonly errors?: readonly FieldError[]
  /** Further members of the problem document, such as `version` and `fields` of a conflict. */
  readonly extra?: Readonly<Record<string, unknown>>
  readonly code?: string
  readonly retryAfterSeconds?: number
}

export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly key: string
  readonly details: RefusalDetails
  /** `key` names a sentence in the catalogues; a Refusal never carries the sentence itself. */
  constructor(kind: RefusalKind, key: string, details: RefusalDetails = {}) {
    super(`${kind}: ${key}`)
    this.kind = kind
    this.key = key
    this.details = details
  }
}
