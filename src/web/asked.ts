import { Refusal } from '../domain/errors.ts'
import type { Field } from './forms.ts'
import type { Translate } from './i18n.ts'

export interface Option {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

/** One field of a form as it is asked and as it came back: the props of `partials/asked-field`. */
export interface AskedField {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly error: string
  /** How it is asked; one of these is true. */
  readonly isText: boolean
  readonly isEmail: boolean
  readonly isLong: boolean
  readonly isDate: boolean
  readonly isChoice: boolean
  readonly isList: boolean
  readonly options: readonly Option[]
}

/** How a field is asked. Its label is the text `<room>.field.<name>` unless said. */
export interface Ask {
  readonly name: string
  readonly as: 'text' | 'email' | 'long' | 'date' | 'choice' | 'list'
  readonly label?: string
  /** Already in the page's language. */
  readonly hint?: string
  readonly options?: readonly Omit<Option, 'chosen'>[]
}

export type Typed = Readonly<Record<string, Field>>

/** Fields as they come back: with what was typed and what is wrong with it. */
export const askedFields = (t: Translate, room: string, asks: readonly Ask[], typed: Typed): AskedField[] =>
  asks.map(({ name, as, label, hint = '', options = [] }) => {
    const { value, error } = typed[name] ?? { value: '', error: null }
    return {
      name,
      label: label ?? t(`${room}.field.${name}`),
      hint,
      value,
      error: error === null ? '' : t(error),
      isText: as === 'text',
      isEmail: as === 'email',
      isLong: as === 'long',
      isDate: as === 'date',
      isChoice: as === 'choice',
      isList: as === 'list',
      options: options.map((option) => ({ ...option, chosen: option.value === value })),
    }
  })

/** What the summary lists: a mistake in its words, with the name of its field where several share the words. */
export function mistakesIn(fields: readonly AskedField[]) {
  const wrong = fields.filter(({ error }) => error !== '')
  const shared = (error: string) => wrong.filter((other) => other.error === error).length > 1
  return wrong.map(({ name, label, error }) => ({ name, message: shared(error) ? `${label} – ${error}` : error }))
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
