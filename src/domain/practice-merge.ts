import { type PracticeText, TEXT_FIELDS, type TextField } from './practice.ts'

export interface TextMerge {
  /** The newest text with this change laid onto it, also where both changed the same field. */
  readonly merged: PracticeText
  /** Fields that somebody else changed meanwhile to something other than what the change says. */
  readonly conflicts: readonly TextField[]
  readonly changed: boolean
}

/**
 * Lays a text that was written on `base` onto what is stored now, field by field: a form sends all of them, so what it
 * leaves as it was is no edit, and sending what is already stored is no conflict.
 */
export function mergeText(base: PracticeText, current: PracticeText, change: PracticeText): TextMerge {
  const edits = TEXT_FIELDS.filter((name) => change[name] !== base[name])
  const conflicts = edits.filter((name) => current[name] !== base[name] && current[name] !== change[name])
  const merged = { ...current, ...Object.fromEntries(edits.map((name) => [name, change[name]])) }
  return { merged, conflicts, changed: TEXT_FIELDS.some((name) => merged[name] !== current[name]) }
}
