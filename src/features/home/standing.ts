import type { Database } from '../../db/database.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Series, TrendChart } from '../../web/chart-types.ts'
import { chartView } from '../../web/charts.ts'
import { decimal } from '../../web/format.ts'
import { pathIn } from '../../web/language.ts'
import { type Speaker, trendChart } from '../../web/trend.ts'
import { aboveReference, nationalMeans, type PublishedMean, referenceSeries } from '../agencies/agencies.ts'
import { findInstrument } from '../instruments/instruments.ts'
import type { HomeFigure, HomeProps } from './pages.ts'

/** Its bands are the ones the published national means were read with. */
const INSTRUMENT = 'permenpanrb-59-2020'

type Standing = Pick<HomeProps, 'national' | 'reference' | 'referenceHref' | 'chart' | 'nationalSources' | 'passed'>

/** How the country stands: published national means beside the reference, and who has passed it. */
export async function standingOf(db: Database, speaker: Speaker): Promise<Standing> {
  const [means, reference, passed, chart] = await Promise.all([
    nationalMeans(db),
    referenceSeries(db),
    aboveReference(db),
    countryChart(db, speaker),
  ])
  return {
    national: figureOf(means.at(-1)),
    reference: figureOf(reference.at(-1)),
    referenceHref: `/daerah/${REFERENCE_AGENCY}`,
    chart: chart && chartView(chart, pathIn(speaker.lang, '/grafik.svg')),
    nationalSources: sourcesOf(means),
    passed: passed.flatMap((row) => {
      const figure = figureOf(row)
      return figure ? [{ ...figure, href: `/daerah/${row.code}`, name: row.name }] : []
    }),
  }
}

/** null before any national mean is loaded. */
export async function countryChart(db: Database, speaker: Speaker): Promise<TrendChart | null> {
  const { t, lang } = speaker
  const [means, reference, { predicates }] = await Promise.all([
    nationalMeans(db),
    referenceSeries(db),
    findInstrument(db, INSTRUMENT),
  ])
  const [first, latest] = [means.at(0), means.at(-1)]
  if (!first || !latest) return null
  return trendChart(speaker, {
    title: t('home.country.chartTitle'),
    finding: t('home.country.finding', {
      from: decimal(lang, first.index_value),
      since: String(first.year),
      to: decimal(lang, latest.index_value),
      until: String(latest.year),
    }),
    caption: t('home.country.caption'),
    series: [
      lineOf(t('home.country.reference'), 'reference', reference),
      lineOf(t('home.country.national'), 'average', means),
    ].filter(({ points }) => points.length > 0),
    bands: predicates,
  })
}

interface Found {
  readonly year: number
  readonly index_value: string
  readonly source_url: string
  readonly source_title: string
}

const figureOf = (found: Found | undefined): HomeFigure | null =>
  found
    ? { index: found.index_value, year: found.year, source: { url: found.source_url, title: found.source_title } }
    : null

const lineOf = (label: string, role: Series['role'], figures: readonly Found[]): Series => ({
  label,
  role,
  basis: 'published',
  points: figures.map(({ year, index_value }) => ({ year, value: Number(index_value) })),
})

/** Each source with the years it gives. */
function sourcesOf(means: readonly PublishedMean[]) {
  const urls = [...new Set(means.map(({ source_url }) => source_url))]
  return urls.flatMap((url) => {
    const told = means.filter(({ source_url }) => source_url === url)
    const [first] = told
    return first ? [{ years: told.map(({ year }) => year).join(', '), source: { url, title: first.source_title } }] : []
  })
}
