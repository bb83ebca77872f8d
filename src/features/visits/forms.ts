import { Refusal } from '../../domain/errors.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Choice, FormField } from './form-pages.ts'

/** How a field is asked for. */
export interface Asking {
  readonly type?: 'text' | 'date' | 'time' | 'number' | 'area' | 'select' | 'checks' | 'hidden'
  readonly rows?: number
  readonly max?: number
  readonly choices?: readonly Choice[]
  readonly more?: readonly Choice[]
  readonly hint?: string
  /** Id of a list of proposals. */
  readonly list?: string
}

export interface Typed {
  readonly value: string
  readonly error: string | null
}

/** The fields of a form as the view shows them, labelled by `visits.field.…`, with what is wrong beside each. */
export const fieldsOf = (
  t: Translate,
  asked: Readonly<Record<string, Asking>>,
  typed: Readonly<Record<string, Typed>>,
): FormField[] =>
  Object.entries(asked).map(
    ([id, { type = 'text', rows = 5, max = 300, choices = [], more = [], hint = '', list = '' }]) => {
      const { value, error } = typed[id] ?? { value: '', error: null }
      return {
        ...{ id, hint, value, error, rows, max, more, type, list },
        label: t(`visits.field.${id}`),
        is: {
          input: !['area', 'select', 'checks', 'hidden'].includes(type),
          area: type === 'area',
          select: type === 'select',
          checks: type === 'checks',
          hidden: type === 'hidden',
        },
        choices: type === 'select' ? choices.map((choice) => ({ ...choice, chosen: choice.value === value })) : choices,
        moreLabel: t('visits.moreIndicators'),
      }
    },
  )

/** Errors of a form as sentences, and those a verb told as well. */
export function told(
  t: Translate,
  fields: Readonly<Record<string, Typed>>,
  refusal: Refusal | null,
): Readonly<Record<string, Typed>> {
  const said = new Map((refusal?.details.errors ?? []).map(({ field, key, args }) => [field, t(key, args)]))
  const names = new Set([...Object.keys(fields), ...said.keys()])
  return Object.fromEntries(
    [...names].map((name) => {
      const { value = '', error = null } = fields[name] ?? {}
      return [name, { value, error: said.get(name) ?? (error === null ? null : t(error)) }]
    }),
  )
}

export const summaryOf = (fields: Readonly<Record<string, Typed>>) =>
  Object.entries(fields).flatMap(([name, { error }]) => (error === null ? [] : [{ href: `#${name}`, text: error }]))

/** Untouched fields with these values. */
export const blank = (values: Readonly<Record<string, string>>): Readonly<Record<string, Typed>> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, error: null }]))

/** What a person can mend in the form comes back with it; everything else goes on. */
export function mendable(error: unknown): Refusal {
  if (error instanceof Refusal && ['invalid', 'conflict', 'limited'].includes(error.kind)) return error
  throw error
}

export const statusOf = ({ kind }: Refusal): number => ({ conflict: 409, limited: 429 })[kind as string] ?? 422

/** All values of a repeated field, whatever was sent. */
export function manyOf(body: unknown, name: string): readonly string[] {
  const given =
    body !== null && typeof body === 'object' && Object.hasOwn(body, name)
      ? (body as Record<string, unknown>)[name]
      : []
  return [given].flat().filter((value) => typeof value === 'string')
}
