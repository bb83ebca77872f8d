import { type Explanation, explain } from '../../domain/explanation.ts'
import type { Instrument } from '../../domain/instrument.ts'
import { formatHundredths, parseHundredths } from '../../domain/numbers.ts'
import { numberRanges } from '../../domain/ranges.ts'
import { nextBand, type Values } from '../../domain/scoring.ts'
import { type BandScale, bandScale } from '../../web/band-scale.ts'
import { type Computation, computationOf } from '../../web/computation.ts'
import { decimal } from '../../web/format.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'

/** An index with what it means and how it came about. */
export interface ResultProps {
  readonly computation: Computation
  readonly next: { readonly label: string; readonly at: string; readonly distance: string } | null
  /** How many indicators have no value, and which. */
  readonly missing: number
  readonly missingNumbers: string
  readonly scale: BandScale
  readonly reference: Reference | null
  readonly share: string
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
  const next = nextBand(instrument, explained.indexHundredths)
  return {
    computation: computationOf(lang, instrument, explained),
    next: next && {
      label: inLang(lang, next.predicate.label, next.predicate.labelEn),
      at: formatHundredths(next.atHundredths),
      distance: formatHundredths(next.distanceHundredths),
    },
    missing: explained.missing.length,
    missingNumbers: numberRanges(explained.missing),
    scale: scaleOf(reader, instrument, explained, reference),
    reference,
    share,
  }
}

function scaleOf(
  { lang, t }: Reader,
  instrument: Instrument,
  { indexHundredths, predicate }: Explanation,
  reference: Reference | null,
): BandScale {
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
