import { Refusal } from '../../domain/errors.ts'
import type { Field } from '../../web/forms.ts'
import type { Translate } from '../../web/i18n.ts'
import type { AskedField, Option } from './form-pages.ts'

/** How a field is asked. Its label is the text `adoptions.field.<name>` unless said. */
export interface Ask {
  readonly name: string
  readonly as: 'text' | 'long' | 'date' | 'choice' | 'list'
  readonly label?: string
  /** Already in the page's language. */
  readonly hint?: string
  readonly options?: readonly Omit<Option, 'chosen'>[]
}

export type Typed = Readonly<Record<string, Field>>

/** Fields as they come back: with what was typed and what is wrong with it. */
export const askedFields = (t: Translate, asks: readonly Ask[], typed: Typed): AskedField[] =>
  asks.map(({ name, as, label, hint = '', options = [] }) => {
    const { value, error } = typed[name] ?? { value: '', error: null }
    return {
      name,
      label: label ?? t(`adoptions.field.${name}`),
      hint,
      value,
      error: error === null ? '' : t(error),
      isText: as === 'text',
      isLong: as === 'long',
      isDate: as === 'date',
      isChoice: as === 'choice',
      isList: as === 'list',
      options: options.map((option) => ({ ...option, chosen: option.value === value })),
    }
  })

/** What is wrong, as a list above the form; a message that several fields have says of which it speaks. */
export function mistakesIn(fields: readonly AskedField[]) {
  const wrong = fields.filter(({ error }) => error !== '')
  const isShared = (message: string) => wrong.filter(({ error }) => error === message).length > 1
  return wrong.map(({ name, label, error }) => ({ name, message: isShared(error) ? `${label} – ${error}` : error }))
}

/** An untouched form with these values in it. */
export const filledIn = (values: Readonly<Record<string, string>>): Typed =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, error: null }]))

/**
 * Does what a form asks for: null where it was done, else the fields with what is wrong. What a verb refuses (422) is
 * said beside the field it names; every other refusal goes on.
 */
export async function attempt(
  form: { readonly ok: boolean; readonly fields: Typed },
  act: () => Promise<unknown>,
): Promise<Typed | null> {
  if (!form.ok) return form.fields
  try {
    await act()
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'invalid' || !error.details.errors) throw error
    const wrong = new Map(error.details.errors.map(({ field, key }) => [field, key]))
    const entries = Object.entries(form.fields)
    return Object.fromEntries(entries.map(([name, field]) => [name, { ...field, error: wrong.get(name) ?? null }]))
  }
}
