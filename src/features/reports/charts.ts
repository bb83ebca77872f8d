import { regulationName } from '../../domain/instrument-name.ts'
import { isHiddenCount } from '../../domain/report.ts'
import type { ChartWords, GapBarsChart, Series, TrendChart } from '../../web/chart-types.ts'
import type { Translate } from '../../web/i18n.ts'
import { type Speaker, trendChart } from '../../web/trend.ts'
import { countIn, drawable, meanIn } from './said.ts'
import type { ReportSummary } from './summary-type.ts'

/** The means of the years as a line, broken where the instrument changed; null where less than one year can be drawn. */
export function yearsChart(summary: ReportSummary, { t, lang }: Speaker): TrendChart | null {
  const { filter, years } = summary
  const drawn = years.filter(({ mean }) => drawable(mean) !== null)
  const last = drawn.at(-1)
  // what was held on another instrument is no beginning of the same line
  const first = drawn.find(({ instrument }) => instrument === last?.instrument)
  if (!first || !last) return null
  const instruments = [...new Set(years.map(({ instrument }) => instrument))]
  const series = instruments.map(
    (instrument): Series => ({
      label: instruments.length > 1 ? regulationName(instrument) : t('reports.chart.mean'),
      role: 'own',
      basis: filter.basis,
      points: years
        .filter((line) => line.instrument === instrument)
        .map(({ key, mean, n }) => ({
          year: Number(key),
          value: drawable(mean),
          instrument,
          note: t('reports.chart.n', { n: countIn(lang, n) }),
        })),
    }),
  )
  const ends = { from: meanIn(lang, first.mean), since: first.key, to: meanIn(lang, last.mean), until: last.key }
  return trendChart(
    { t, lang },
    {
      title: t('reports.years.chart', { measured: measuredName(t, summary) }),
      finding: first === last ? t('reports.years.one', ends) : t('reports.years.finding', ends),
      caption: captionOf(t, summary),
      series,
      bands: [],
    },
  )
}

/** The means of the aspects as bars with the reference on each; null where none can be drawn. */
export function aspectsChart(summary: ReportSummary, { t, lang }: Speaker): GapBarsChart | null {
  const { aspects, filter, referenceLabel } = summary
  if (!aspects.some(({ mean }) => drawable(mean) !== null)) return null
  const [lowest] = aspects.filter(({ mean }) => drawable(mean) !== null).sort(byMean)
  const hasReference = aspects.some(({ reference }) => reference !== null)
  return {
    kind: 'gapBars',
    locale: lang,
    title: t('reports.aspects.chart'),
    finding: lowest ? t('reports.aspects.finding', { aspect: lowest.label, mean: meanIn(lang, lowest.mean) }) : '',
    caption: captionOf(t, summary),
    words: wordsOf(t, summary),
    own: { label: t('reports.chart.mean'), basis: filter.basis },
    reference: hasReference ? { label: referenceLabel, basis: summary.referenceBasis ?? 'published' } : null,
    items: aspects.map(({ label, mean, reference }) => ({
      label,
      short: label,
      own: drawable(mean),
      reference: reference === null ? null : Number(reference),
    })),
    differenceLabel: t('reports.chart.difference'),
  }
}

const byMean = (a: { readonly mean: unknown }, b: { readonly mean: unknown }): number => Number(a.mean) - Number(b.mean)

/** What the means are of: the index, or the indicator that is looked into. */
export function measuredName(t: Translate, { filter, indicators }: ReportSummary): string {
  if (filter.indicator === null) return t('reports.measured.index')
  const label = indicators.find(({ key }) => key === String(filter.indicator))?.label ?? String(filter.indicator)
  return t('reports.measured.indicator', { label })
}

const captionOf = (t: Translate, { filter, spread }: ReportSummary): string =>
  t('reports.chart.caption', {
    basis: t(`report-data.basis.${filter.basis}`),
    year: String(filter.year),
    n: isHiddenCount(spread.n) ? `<${spread.n.under}` : String(spread.n),
  })

function wordsOf(t: Translate, { aspects, simulated, referenceBasis }: ReportSummary): ChartWords {
  const hidden = aspects.flatMap(({ mean }) => (mean !== null && isHiddenCount(mean) ? [mean.under] : []))
  return {
    subject: t('reports.subject.aspect'),
    missing: hidden.length > 0 ? t('reports.chart.hidden', { under: String(hidden[0]) }) : t('chart.missing'),
    simulated: simulated || referenceBasis === 'simulated' ? t('chart.simulated') : '',
    table: t('chart.table'),
  }
}
