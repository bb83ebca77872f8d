import { type AnswerFields, FIELDS, type FieldName } from '../../domain/answers.ts'
import type { Refusal } from '../../domain/errors.ts'
import { parseHundredths } from '../../domain/numbers.ts'
import { comparer } from '../../web/difference.ts'
import { decimal } from '../../web/format.ts'
import type { Field } from '../../web/forms.ts'
import type { Request } from '../../web/types.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import type { ConflictTold } from './answer-pages.ts'
import type { BothTexts } from './merging.ts'
import { levelText } from './presenting.ts'

/** Both texts of each field that two people changed, with what differs between them word by word. */
export function conflictsOf(
  { t, lang }: Request,
  instrument: LoadedInstrument,
  refusal: Refusal | undefined,
): readonly ConflictTold[] {
  if (refusal?.details.code !== 'conflict') return []
  const fields = refusal.details.extra?.fields as Readonly<Record<FieldName, BothTexts>>
  const level = (text: string | null) => decimal(lang, levelText(instrument, parseHundredths(text ?? '')) ?? '')
  const compare = comparer()
  return Object.entries(fields).map(([name, { yours, theirs, by, at }]) => ({
    name,
    label: t(`assessments.field.${name}`),
    theirs: (name === 'value' ? level(theirs) : theirs) || t('assessments.empty'),
    by: by ?? t('assessments.somebody'),
    at,
    parts: name === 'explanation' ? compare(theirs ?? '', yours ?? '') : [],
    mergeable: name === 'explanation' && Boolean(yours) && Boolean(theirs),
  }))
}

/** `explanation-mereka`: the stored text of a field instead of the typed one; `…-gabung`: both, one after the other. */
export function chosenText<Fields extends Readonly<Record<FieldName, Field>>>(
  pressed: string,
  typed: Fields,
  stored: AnswerFields,
  instrument: LoadedInstrument,
): Fields {
  const [name, way] = pressed.split('-')
  const field = FIELDS.find((one) => one === name)
  if (field === undefined) return typed
  const theirs = field === 'value' ? (levelText(instrument, stored.value) ?? '') : stored[field]
  const mine = typed[field].value
  const value = way === 'gabung' && field === 'explanation' ? `${mine.trimEnd()}\n\n${theirs.trimStart()}` : theirs
  return { ...typed, [field]: { value, error: null } }
}
