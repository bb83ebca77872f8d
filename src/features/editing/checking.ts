import type { Handle } from '../../db/actor.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import { personalNumbers } from '../../domain/personal-numbers.ts'
import { evidenceIn, lacksOf, numbersIn, type PracticeText, TEXT_FIELDS } from '../../domain/practice.ts'
import { evidenceItems, linkedIndicators } from '../practices/practices.ts'

/** Refuses (422) indicators the instrument does not have, and evidence items that are not of the chosen indicators. */
export async function refuseUnknown(tx: Handle, text: PracticeText): Promise<void> {
  const numbers = numbersIn(text.indicators)
  const ids = evidenceIn(text.evidence)
  const known = new Set((await linkedIndicators(tx)).map(({ number }) => number))
  const items = ids.length === 0 ? [] : await evidenceItems(tx, ids)
  const fitting = new Set(items.filter(({ indicator }) => numbers.includes(indicator)).map(({ id }) => id))
  refuse([
    ...numbers
      .filter((number) => !known.has(number))
      .map((number) => error('indicators', 'unknown', { given: String(number) })),
    ...ids.filter((id) => !fitting.has(id)).map((id) => error('evidence', 'unknown', { given: id.slice(0, 20) })),
  ])
}

/** What keeps a text from being sent and published: sections that are missing, personal numbers. Empty when nothing does. */
export const obstaclesOf = (text: PracticeText): readonly FieldError[] => [
  ...lacksOf(text).map(({ field, kind }) => error(field, kind, {})),
  ...TEXT_FIELDS.flatMap((field) => personalNumbers(text[field]).map((given) => error(field, 'personal', { given }))),
]

/** Refuses (422, each named) a text that cannot be published. */
export const refuseUnready = (text: PracticeText): void => refuse(obstaclesOf(text))

const error = (field: string, code: string, args: Readonly<Record<string, string>>): FieldError => ({
  field,
  code,
  key: `editing.wrong.${code === 'unknown' ? `${code}.${field}` : code}`,
  args,
})

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
}
