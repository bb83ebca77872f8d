import { type ExplainedIndicator, type ExplainedPart, type Explanation, explain } from '../../domain/explanation.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths, formatMillionths, parseHundredths } from '../../domain/numbers.ts'
import { numberRanges } from '../../domain/ranges.ts'
import { nextBand, type Values } from '../../domain/scoring.ts'
import { weightPercent } from '../../domain/weights.ts'
import { type BandScale, bandScale } from '../../web/band-scale.ts'
import { decimal } from '../../web/format.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import { valueText } from './asked.ts'

/** An index with what it means and how it came about. */
export interface ResultProps {
  readonly index: string
  readonly exact: string
  readonly predicate: string
  readonly next: { readonly label: string; readonly at: string; readonly distance: string } | null
  /** How many indicators have no value, and which. */
  readonly missing: number
  readonly missingNumbers: string
  readonly count: number
  readonly scale: BandScale
  readonly reference: Reference | null
  readonly groups: readonly ResultGroup[]
  readonly weight: string
  readonly share: string
}

interface ResultGroup {
  readonly domain: ResultPart | null
  readonly aspects: readonly (ResultPart & { readonly indicators: readonly ResultIndicator[] })[]
}

interface ResultPart {
  readonly title: string
  readonly weight: string
  readonly score: string
  /** Length of its bar: the share of the way from the lowest to the highest score. */
  readonly bar: string
  readonly sum: string
}

interface ResultIndicator {
  readonly number: number
  readonly title: string
  readonly value: string
  readonly missing: boolean
  readonly weight: string
  readonly product: string
}

/** The latest published index of the reference on the same instrument. */
export interface Reference {
  readonly name: string
  readonly year: number
  readonly index: string
  readonly sourceUrl: string
  readonly sourceTitle: string
}

interface Reader {
  readonly lang: Lang
  readonly t: Translate
}

export function resultProps(
  reader: Reader,
  instrument: Instrument,
  values: Values,
  reference: Reference | null,
  share: string,
): ResultProps {
  const { lang } = reader
  const explained = explain(instrument, values)
  const { predicate, indexHundredths, missing } = explained
  const next = nextBand(instrument, indexHundredths)
  return {
    index: formatHundredths(indexHundredths),
    exact: formatMillionths(explained.indexMillionths),
    predicate: inLang(lang, predicate.label, predicate.labelEn),
    next: next && {
      label: inLang(lang, next.predicate.label, next.predicate.labelEn),
      at: formatHundredths(next.atHundredths),
      distance: formatHundredths(next.distanceHundredths),
    },
    missing: missing.length,
    missingNumbers: numberRanges(missing),
    count: instrument.indicators.length,
    scale: scaleOf(reader, instrument, explained, reference),
    reference,
    groups: explained.groups.map(({ domain, aspects }) => ({
      domain: domain && partOf(lang, instrument, domain),
      aspects: aspects.map((aspect) => ({
        ...partOf(lang, instrument, aspect),
        indicators: aspect.indicators.map((indicator) => indicatorOf(lang, indicator)),
      })),
    })),
    weight: weightPercent(explained.weightBp),
    share,
  }
}

function scaleOf(
  { lang, t }: Reader,
  instrument: Instrument,
  explained: Explanation,
  reference: Reference | null,
): BandScale {
  const { indexHundredths, predicate } = explained
  const index = decimal(lang, formatHundredths(indexHundredths))
  const told = reference && {
    ...{ name: reference.name, index: decimal(lang, reference.index), year: reference.year },
  }
  const alt = t('calculator.scale', { index, predicate: inLang(lang, predicate.label, predicate.labelEn) })
  const further = told ? ` ${t('calculator.scaleReference', told)}` : ''
  const at = reference && parseHundredths(reference.index)
  return bandScale(lang, instrument, alt + further, {
    own: { hundredths: indexHundredths, label: index },
    reference: told && at !== null ? { hundredths: at, label: t('calculator.reference', told) } : null,
  })
}

function partOf(lang: Lang, { minHundredths, maxHundredths }: Instrument, part: ExplainedPart): ResultPart {
  const share = ((part.hundredths - minHundredths) * 100) / (maxHundredths - minHundredths)
  return {
    title: inLang(lang, part.title, part.titleEn),
    weight: weightPercent(part.weightBp),
    score: formatHundredths(part.hundredths),
    bar: `${share}%`,
    sum: formatMillionths(part.sumMillionths),
  }
}

const indicatorOf = (lang: Lang, indicator: ExplainedIndicator): ResultIndicator => ({
  number: indicator.number,
  title: inLang(lang, indicator.title, indicator.titleEn),
  value: valueText(indicator.hundredths),
  missing: indicator.missing,
  weight: weightPercent(indicator.weightBp),
  product: formatMillionths(indicator.productMillionths),
})
