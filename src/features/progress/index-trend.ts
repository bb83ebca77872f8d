import type { Database } from '../../db/database.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Series, TrendChart, YearPoint } from '../../web/chart-types.ts'
import type { Translate } from '../../web/i18n.ts'
import { trendChart } from '../../web/trend.ts'
import type { Reader } from './charts.ts'
import { listPublished, type OwnResultRow } from './queries.ts'

/**
 * The years of one agency: published, self-assessed and simulated as series of their own, with Sumedang's published one.
 * Results on two instruments are two series: a line joins neither bases nor instruments.
 */
export async function indexTrend(
  db: Database,
  { t, lang, agency }: Omit<Reader, 'basis'>,
  results: readonly OwnResultRow[],
): Promise<TrendChart> {
  const published = await listPublished(db, [agency.code, REFERENCE_AGENCY])
  const publishedOf = (code: string) => published.filter(({ agency_id }) => agency_id === code)
  const own = publishedOf(agency.code).map(({ year, index_value, source_title }) => ({
    year,
    value: Number(index_value),
    note: source_title,
  }))
  const knownYears = new Set(own.map(({ year }) => year))
  const self = results.filter(({ basis }) => basis === 'self')
  const simulated = results.filter(({ basis, year }) => basis === 'simulated' && !knownYears.has(year))
  const series: Series[] = [
    { label: t('progress.trend.published', { agency: agency.name }), role: 'own', basis: 'published', points: own },
    ...resultSeries(t, t('progress.trend.self', { agency: agency.name }), self),
    ...resultSeries(t, t('progress.trend.simulated', { agency: agency.name }), simulated),
  ]
  if (agency.code !== REFERENCE_AGENCY) {
    const points = publishedOf(REFERENCE_AGENCY).map(({ year, index_value }) => ({ year, value: Number(index_value) }))
    series.push({ label: t('progress.trend.reference'), role: 'reference', basis: 'published', points })
  }
  return trendChart(
    { lang, t },
    {
      title: t('progress.trend.title'),
      finding: t('progress.trend.finding'),
      caption: t('progress.trend.caption'),
      series: series.filter(({ points }) => points.length > 0),
      bands: [],
    },
  )
}

/** Results of one basis, a series for each instrument; the instrument is named where there is more than one. */
function resultSeries(t: Translate, label: string, rows: readonly OwnResultRow[]): Series[] {
  const instruments = [...new Set(rows.map(({ instrument_id }) => instrument_id))]
  return instruments.map((instrument) => {
    const held = rows.filter(({ instrument_id }) => instrument_id === instrument)
    const several = instruments.length > 1
    return {
      label: several ? t('progress.trend.held', { label, instrument: regulationName(instrument) }) : label,
      role: 'own',
      basis: held[0]?.basis ?? 'self',
      points: held.filter(({ year }, at) => held.findIndex((row) => row.year === year) === at).map(pointOf(t)),
    }
  })
}

const pointOf =
  (t: Translate) =>
  ({ year, index_value, instrument_id, state }: OwnResultRow): YearPoint => ({
    year,
    value: Number(index_value),
    instrument: instrument_id,
    ...(state !== 'submitted' && { note: t('progress.trend.unfinished') }),
  })
