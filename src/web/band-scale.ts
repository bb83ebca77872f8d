import type { Instrument } from '../domain/instrument.ts'
import { formatHundredths, formatMillionths, type Hundredths } from '../domain/numbers.ts'
import { decimal } from './format.ts'
import { inLang, type Lang } from './i18n.ts'

/** The props of `partials/band-scale`: the bands of an instrument on one axis, an index and the reference on it. */
export interface BandScale {
  /** What a reader who does not see the picture is told. */
  readonly alt: string
  readonly bands: readonly ScaleBand[]
  readonly ticks: readonly ScaleMark[]
  readonly own: ScaleMark | null
  readonly reference: ScaleMark | null
}

interface ScaleBand {
  readonly x: string
  readonly width: string
  readonly middle: string
  /** From 1, the lowest. */
  readonly step: number
  /** One word a line. */
  readonly words: readonly { readonly text: string; readonly dy: string }[]
}

interface ScaleMark {
  readonly x: string
  /** Where the label stands to its point: it never leaves the picture. */
  readonly anchor: 'start' | 'middle' | 'end'
  readonly label: string
}

/** A point on the axis with what is printed at it. */
export interface Marked {
  readonly hundredths: Hundredths
  readonly label: string
}

/** The axis from the lowest to the highest index; places are exact percentages of its width. */
export function bandScale(
  lang: Lang,
  instrument: Instrument,
  alt: string,
  marks: { readonly own: Marked | null; readonly reference: Marked | null },
): BandScale {
  const { predicates, minHundredths, maxHundredths } = instrument
  const share = (part: number): string =>
    `${formatMillionths(Math.round((part * 1e8) / (maxHundredths - minHundredths)))}%`
  const place = (hundredths: number): string => share(hundredths - minHundredths)
  const mark = ({ hundredths, label }: Marked): ScaleMark => ({
    x: place(hundredths),
    anchor: anchorOf(place(hundredths)),
    label,
  })
  return {
    alt,
    bands: predicates.map((band, at) => ({
      x: place(band.minHundredths),
      width: share(band.maxHundredths - band.minHundredths),
      middle: place((band.minHundredths + band.maxHundredths) / 2),
      step: at + 1,
      words: linesOf(inLang(lang, band.label, band.labelEn)),
    })),
    ticks: [...predicates.map((band) => band.minHundredths), maxHundredths].map((hundredths) => ({
      ...mark({ hundredths, label: decimal(lang, formatHundredths(hundredths)) }),
      anchor: hundredths === minHundredths ? 'start' : hundredths === maxHundredths ? 'end' : 'middle',
    })),
    own: marks.own && mark(marks.own),
    reference: marks.reference && mark(marks.reference),
  }
}

function anchorOf(place: string): ScaleMark['anchor'] {
  const percent = Number.parseFloat(place)
  if (percent < 35) return 'start'
  return percent > 65 ? 'end' : 'middle'
}

function linesOf(label: string): { text: string; dy: string }[] {
  const words = label.split(' ')
  return words.map((text, at) => ({ text, dy: at === 0 ? `${0.35 - (words.length - 1) * 0.6}em` : '1.2em' }))
}
