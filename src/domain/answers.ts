import type { Hundredths } from './numbers.ts'

/** What people edit about one indicator. `serviceName` and `serviceOwner` only where the agency chooses the service. */
export interface AnswerFields {
  readonly value: Hundredths | null
  readonly explanation: string
  readonly serviceName: string
  readonly serviceOwner: string
}

export const FIELDS = ['value', 'explanation', 'serviceName', 'serviceOwner'] as const
export type FieldName = (typeof FIELDS)[number]

export const BLANK: AnswerFields = { value: null, explanation: '', serviceName: '', serviceOwner: '' }

export type Change = { readonly [Name in FieldName]?: AnswerFields[Name] }

export interface Merge {
  readonly merged: AnswerFields
  /** Fields of the change that were changed by somebody else, since its base, to something other than what it says. */
  readonly conflicts: readonly FieldName[]
  readonly changed: boolean
}

/**
 * Lays a change made on `base` onto what is stored now, field by field. A field that the change leaves as it was at its
 * base is no edit (a form sends all fields); sending what is already stored is no conflict.
 */
export function mergeAnswer(base: AnswerFields, current: AnswerFields, change: Change): Merge {
  const edits = FIELDS.filter((name) => change[name] !== undefined && change[name] !== base[name])
  const conflicts = edits.filter((name) => current[name] !== base[name] && current[name] !== change[name])
  const merged = { ...current, ...Object.fromEntries(edits.map((name) => [name, change[name]])) }
  return { merged, conflicts, changed: FIELDS.some((name) => merged[name] !== current[name]) }
}
