import type { Aspect, Indicator, Instrument, LevelType } from '../../domain/instrument.ts'
import type { Values } from '../../domain/scoring.ts'
import { inLang, type Lang } from '../../web/i18n.ts'
import { valueText } from './asked.ts'

/** The questions of an instrument as fields, with what was typed and what is wrong with it. */
export interface FormProps {
  readonly instrument: string
  /** Whole levels to choose; otherwise decimals to type. */
  readonly whole: boolean
  /** Counts for a blank while the index is told on the way. */
  readonly lowest: string
  /** Predicates by their Indonesian name in the reader's language, as JSON. */
  readonly predicates: string
  readonly groups: readonly FormGroup[]
}

interface FormGroup {
  readonly domain: string | null
  readonly aspects: readonly FormAspect[]
}

interface FormAspect {
  readonly title: string
  /** What the levels are called in this aspect; empty where values are typed. */
  readonly scale: readonly { readonly level: number; readonly label: string }[]
  readonly fields: readonly ValueField[]
}

export interface ValueField {
  readonly number: number
  readonly title: string
  readonly href: string
  readonly value: string
  readonly error: string | null
  readonly options: readonly { readonly level: string; readonly chosen: boolean }[]
}

/** What stands in the fields: typed texts by number, and errors by number. */
export interface Filled {
  readonly texts: readonly string[]
  readonly errors: ReadonlyMap<number, string>
}

/** Values as they stand in the fields of the form: with the decimal sign of the language. */
export const textsOf = (lang: Lang, values: Values): readonly string[] =>
  values.map((value) => (lang === 'id' ? valueText(value).replace('.', ',') : valueText(value)))

export function formProps(lang: Lang, instrument: Instrument, filled: Filled): FormProps {
  const { domains, aspects } = instrument
  const inside = (code: string | null): FormAspect[] =>
    aspects.filter(({ domainCode }) => domainCode === code).map((aspect) => aspectOf(lang, instrument, aspect, filled))
  return {
    instrument: instrument.id,
    whole: isWhole(instrument),
    lowest: valueText(instrument.minHundredths),
    predicates: JSON.stringify(
      Object.fromEntries(instrument.predicates.map(({ label, labelEn }) => [label, inLang(lang, label, labelEn)])),
    ),
    groups:
      domains.length === 0
        ? [{ domain: null, aspects: inside(null) }]
        : domains.map(({ code, title, titleEn }) => ({ domain: inLang(lang, title, titleEn), aspects: inside(code) })),
  }
}

const isWhole = ({ stepHundredths }: Instrument): boolean => stepHundredths === 100

function aspectOf(lang: Lang, instrument: Instrument, { code, title, titleEn }: Aspect, filled: Filled): FormAspect {
  const indicators = instrument.indicators.filter(({ aspectCode }) => aspectCode === code)
  const type = instrument.levelTypes.find((one) => one.code === indicators[0]?.levelType)
  return {
    title: inLang(lang, title, titleEn),
    scale: type && isWhole(instrument) ? scaleOf(lang, type) : [],
    fields: indicators.map((indicator) => fieldOf(lang, instrument, indicator, filled)),
  }
}

const scaleOf = (lang: Lang, { scale }: LevelType) =>
  scale.map(({ level, label, labelEn }) => ({ level, label: inLang(lang, label, labelEn) }))

function fieldOf(lang: Lang, instrument: Instrument, indicator: Indicator, { texts, errors }: Filled): ValueField {
  const { number, title, titleEn, levels } = indicator
  const value = texts[number - 1] ?? ''
  const options = ['', ...levels.map(({ level }) => String(level))]
  return {
    number,
    title: inLang(lang, title, titleEn),
    href: `/instrumen/${instrument.id}/indikator/${number}`,
    value,
    error: errors.get(number) ?? null,
    options: isWhole(instrument) ? options.map((level) => ({ level, chosen: level === value.trim() })) : [],
  }
}
