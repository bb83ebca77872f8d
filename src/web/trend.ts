import type { Predicate } from '../domain/instrument.ts'
import { regulationName } from '../domain/instrument-name.ts'
import { instrumentOfYear } from '../domain/instrument-years.ts'
import { instrumentBreaks } from '../domain/published-series.ts'
import type { Series, TrendChart, YearPoint } from './chart-types.ts'
import { inLang, type Lang, type Translate } from './i18n.ts'

/** Who the chart speaks to; a request is one. */
export interface Speaker {
  readonly lang: Lang
  readonly t: Translate
}

interface Trend {
  readonly title: string
  readonly finding: string
  readonly caption: string
  readonly series: readonly Series[]
  /** The predicate bands to draw behind the lines. */
  readonly bands: readonly Predicate[]
  /** Stands where a point has no value; "no data" unless given. */
  readonly missing?: string
}

/** Indices over the years, with the words of the page's language and a break wherever the instrument of the points changed. */
export function trendChart(
  { lang, t }: Speaker,
  { title, finding, caption, series, bands, missing }: Trend,
): TrendChart {
  const points = series.flatMap(({ points }) => points)
  const heldOn = ({ year, instrument }: YearPoint) => instrument ?? instrumentOfYear(year)
  const changes = (afterYear: number) =>
    points.some((point) => point.year > afterYear && heldOn(point) !== instrumentOfYear(afterYear))
  const years = points.map(({ year }) => year)
  return {
    kind: 'trend',
    locale: lang,
    title,
    finding,
    caption,
    words: {
      subject: t('chart.year'),
      missing: missing ?? t('chart.missing'),
      simulated: series.some(({ basis }) => basis === 'simulated') ? t('chart.simulated') : '',
      table: t('chart.table'),
    },
    series,
    breaks: instrumentBreaks(years)
      .filter(changes)
      .map((afterYear) => ({
        afterYear,
        label: t('chart.break', { instrument: regulationName(instrumentOfYear(afterYear + 1)) }),
      })),
    bands: bands.map(({ minHundredths, label, labelEn }) => ({
      from: minHundredths / 100,
      label: inLang(lang, label, labelEn),
    })),
  }
}
