import { regulationName } from '../domain/instrument-name.ts'
import { instrumentOfYear } from '../domain/instrument-years.ts'
import { instrumentBreaks } from '../domain/published-series.ts'
import type { Band, Series, TrendChart } from './chart-types.ts'
import type { Lang, Translate } from './i18n.ts'

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
  readonly bands: readonly Band[]
}

/** Indices over the years, with the words of the page's language and a break wherever the instrument changed. */
export function trendChart({ lang, t }: Speaker, { title, finding, caption, series, bands }: Trend): TrendChart {
  const years = series.flatMap(({ points }) => points.map(({ year }) => year))
  return {
    kind: 'trend',
    locale: lang,
    title,
    finding,
    caption,
    words: {
      subject: t('chart.year'),
      missing: t('chart.missing'),
      simulated: t('chart.simulated'),
      table: t('chart.table'),
    },
    series,
    breaks: instrumentBreaks(years).map((afterYear) => ({
      afterYear,
      label: t('chart.break', { instrument: regulationName(instrumentOfYear(afterYear + 1)) }),
    })),
    bands,
  }
}
