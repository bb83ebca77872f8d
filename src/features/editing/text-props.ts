import type { FieldError } from '../../domain/errors.ts'
import {
  BLANK_TEXT,
  FORMS,
  formOf,
  isMandatory,
  numbersIn,
  type PracticeText,
  SECTIONS,
  type TextField,
} from '../../domain/practice.ts'
import { COST_CLASSES } from '../../domain/practice-classes.ts'
import { inLang } from '../../web/i18n.ts'
import type { Request } from '../../web/types.ts'
import type { linkedIndicators } from '../practices/practices.ts'
import type { Input, TextProps } from './pages.ts'
import { LONGEST } from './schema.ts'
import type { TextConflict } from './writing.ts'

/** A form as it stands on the page: stored, typed and refused, or with somebody else's words beside. */
export interface Typed {
  readonly text: PracticeText
  readonly version: number
  readonly saved?: boolean
  readonly locked?: boolean
  readonly general?: string
  readonly errors?: readonly FieldError[]
  readonly conflict?: TextConflict
}

type Indicators = Awaited<ReturnType<typeof linkedIndicators>>

/** The form of a text; `slug` is null for one that is not begun yet. */
export function textProps(
  { t, lang }: Request,
  place: { readonly slug: string | null; readonly agency: string; readonly indicators: Indicators },
  { text, version, saved = false, locked = false, general, errors = [], conflict }: Typed,
): TextProps {
  const { slug, agency, indicators } = place
  const form = formOf(text)
  const messageOf = (name: string): string | null => {
    const found = errors.find(({ field }) => field === name)
    return found ? t(found.key, found.args) : null
  }
  const input = (name: TextField, most: number, rows = 1): Input => ({
    name,
    label: t(`editing.field.${name}`) + (isMandatory(form, name) ? '' : ` ${t('editing.optional')}`),
    hint: t(`editing.hint.${name}`),
    value: text[name],
    error: messageOf(name),
    most,
    rows,
  })
  return {
    title: slug === null ? t('editing.new.title') : t('editing.edit.title', { title: text.title }),
    agency,
    action: slug === null ? '/praktik/baru' : `/praktik/${slug}/sunting`,
    back:
      slug === null || version === 0
        ? { href: '/praktik/tulisan', label: t('editing.own.title') }
        : { href: `/praktik/${slug}/naskah`, label: t('editing.manuscript.title') },
    version,
    saved,
    locked,
    general: general === undefined ? null : t(general),
    errors: errors.map(({ field, key, args }) => ({
      field,
      message: `${t(`editing.field.${field}`)}: ${t(key, args)}`,
    })),
    conflicts: (conflict?.others ?? []).map(({ field, theirs, by, at }) => ({
      field,
      label: t(`editing.field.${field}`),
      theirs: theirs === '' ? t('editing.empty') : theirs,
      by: by ?? t('editing.somebody'),
      at,
    })),
    forms: FORMS.map((value) => ({
      value,
      label: t(`editing.form.${value}`),
      hint: t(`editing.formHint.${value}`),
      chosen: value === form,
    })),
    name: input('title', LONGEST.title),
    summary: input('summary', LONGEST.summary, 3),
    facts: [input('unit', LONGEST.name), input('startYear', 4), input('status', LONGEST.name)],
    costs: ['', ...COST_CLASSES].map((value) => ({
      value,
      label: value === '' ? t('editing.costUnknown') : t(`practices.cost.${value}`),
      hint: '',
      chosen: value === text.cost,
    })),
    costError: messageOf('cost'),
    aspects: aspectsOf(lang, indicators, new Set(numbersIn(text.indicators))),
    indicatorsError: messageOf('indicators'),
    evidence: input('evidence', LONGEST.list),
    sections: SECTIONS.map((name) => input(name, LONGEST.section, 7)),
    english: [input('titleEn', LONGEST.title), input('summaryEn', LONGEST.summary, 3)],
  }
}

function aspectsOf(lang: 'id' | 'en', indicators: Indicators, chosen: ReadonlySet<number>): TextProps['aspects'] {
  const codes = [...new Set(indicators.map(({ aspect }) => aspect))]
  return codes.map((code) => {
    const own = indicators.filter(({ aspect }) => aspect === code)
    const [first] = own
    return {
      title: first ? inLang(lang, first.aspectTitle, first.aspectTitleEn) : code,
      chosen: own.filter(({ number }) => chosen.has(number)).length,
      indicators: own.map(({ number, title, titleEn }) => ({
        number,
        title: inLang(lang, title, titleEn),
        chosen: chosen.has(number),
      })),
    }
  })
}

/** The fields of a form that came back, as a text. */
export const textOfFields = (fields: Readonly<Record<TextField, { readonly value: string }>>): PracticeText =>
  Object.fromEntries(Object.keys(BLANK_TEXT).map((name) => [name, fields[name as TextField].value])) as PracticeText
