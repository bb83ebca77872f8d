import { Refusal } from '../../domain/errors.ts'
import type { Membership } from '../../domain/permissions.ts'
import type { AskedField, Typed } from '../../web/asked.ts'
import type { Translate } from '../../web/i18n.ts'
import { SECOND_PERSON } from './refusing.ts'

/** A refusal that is told on the page it was met on; every other one goes on. */
export function toldHere(error: unknown): Refusal {
  if (!(error instanceof Refusal)) throw error
  const isHere =
    error.kind === 'invalid' ||
    error.kind === 'conflict' ||
    (error.kind === 'forbidden' && error.details.code === SECOND_PERSON)
  if (!isHere) throw error
  return error
}

const STATUS = { invalid: 422, conflict: 409, forbidden: 403 } as const
export const statusOf = (refusal: Refusal | null): number =>
  refusal === null ? 200 : (STATUS[refusal.kind as keyof typeof STATUS] ?? 500)

/** Fields with what a verb found wrong beside each. */
export function withErrors<Fields extends Typed>(fields: Fields, refusal: Refusal | null): Fields {
  const told = new Map((refusal?.details.errors ?? []).map(({ field, key }) => [field, key]))
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, error: field.error ?? told.get(name) ?? null }]),
  ) as unknown as Fields
}

export const summaryOf = (fields: readonly AskedField[]) =>
  fields.flatMap(({ name, error }) => (error === '' ? [] : [{ href: `#${name}`, text: error }]))

/** "Rina Wulandari (penanggung jawab)". */
export const byWhom = (t: Translate, by: string | null, role: Membership['role'] | null = null): string =>
  by === null ? t('evidence.somebody') : role === null ? by : `${by} (${t(`history.role.${role}`)})`
