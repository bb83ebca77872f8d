import { SIGNED } from '../../domain/evidence.ts'
import { type Ask, type AskedField, askedFields, filledIn, type Typed } from '../../web/asked.ts'
import type { Translate } from '../../web/i18n.ts'
import type { Facts } from './schema.ts'

/** What is asked about every document. `titleHint` says what happens where none is typed. */
export function factFields(t: Translate, typed: Typed, titleHint: string): AskedField[] {
  const hint = (name: string) => t(`evidence.hint.${name}`)
  const asks: readonly Ask[] = [
    { name: 'title', as: 'text', hint: titleHint },
    { name: 'number', as: 'text', hint: hint('number') },
    {
      ...{ name: 'signed', as: 'choice', hint: hint('signed') },
      options: SIGNED.map((value) => ({ value, label: t(`evidence.signed.${value}`) })),
    },
    { name: 'effectiveFrom', as: 'date', hint: hint('effectiveFrom') },
    { name: 'effectiveUntil', as: 'date' },
    { name: 'expiresOn', as: 'date', hint: hint('expiresOn') },
    { name: 'note', as: 'long' },
  ]
  return askedFields(t, 'evidence', asks, typed)
}

/** An account for trying a system: who to sign in as and where to get the access, never a password. */
export function accountFields(t: Translate, typed: Typed) {
  const asks: readonly Ask[] = [
    { name: 'testUser', as: 'text' },
    { name: 'testAccess', as: 'text', hint: t('evidence.hint.testAccess') },
  ]
  const fields = askedFields(t, 'evidence', asks, typed)
  return { fields, open: fields.some(({ value, error }) => value !== '' || error !== '') }
}

export const summaryOf = (fields: readonly AskedField[]) =>
  fields.flatMap(({ name, label, error }) => (error === '' ? [] : [{ href: `#${name}`, text: `${label}: ${error}` }]))

/** The fields as they are stored. */
export const storedFields = (facts: Facts): Typed =>
  filledIn(Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, value ?? ''])))
