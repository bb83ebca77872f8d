import { regulationName } from '../../domain/instrument-name.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { sideOf, standing } from '../../domain/standing.ts'
import { chartView } from '../../web/charts.ts'
import { decimal } from '../../web/format.ts'
import { pathIn } from '../../web/language.ts'
import type { Speaker } from '../../web/trend.ts'
import type { PublishedIndex } from './agencies.ts'
import { type Compare, type Compared, comparisonChart } from './comparison.ts'
import type { ComparedRegion, ComparedYear, Comparison, NumberedSource } from './comparison-props.ts'
import { breakSentences, figureOf, predicateIn } from './figures.ts'
import { fullName } from './names.ts'

interface Column {
  readonly name: string
  readonly isReference: boolean
  readonly series: readonly PublishedIndex[]
}

/** The regions side by side as the page shows them: cards, chart, and a table whose cells point to numbered sources. */
export function comparisonView(speaker: Speaker, found: Compare): Comparison {
  const { t, lang } = speaker
  const { regions, reference } = found
  const chart = comparisonChart(speaker, found)
  const codes = regions.map(({ agency }) => agency.code)
  const columns: Column[] = [
    ...regions.map(({ agency, series }) => ({ name: fullName(t, agency), isReference: false, series })),
    { name: t('agencies.seriesName.reference'), isReference: true, series: reference },
  ]
  const years = [...new Set(columns.flatMap(({ series }) => series.map(({ year }) => year)))].sort((a, b) => b - a)
  const sources = numberedSources(years.flatMap((year) => columns.flatMap((column) => figureIn(column, year) ?? [])))
  return {
    regions: [...regions.map((one) => cardOf(speaker, found, one)), referenceCard(speaker, found)],
    chart: chart && chartView(chart, pathIn(lang, `/bandingkan/grafik.svg?daerah=${codes.join(',')}`)),
    breaks: chart ? breakSentences(t, years) : [],
    columns: columns.map(({ name, isReference }) => ({ name, isReference })),
    rows: years.map((year) => rowOf(speaker, found, columns, sources, year)),
    sources,
  }
}

function cardOf(speaker: Speaker, { reference, bands }: Compare, { agency, series }: Compared): ComparedRegion {
  const { t, lang } = speaker
  const latest = series.at(-1)
  const beside = standing(series, reference)
  const side = beside ? sideOf(beside.difference) : 'noSameYear'
  return {
    href: `/daerah/${agency.code}`,
    name: fullName(t, agency),
    isReference: false,
    autonomous: agency.autonomous,
    latest: latest ? figureOf(speaker, bands, latest) : null,
    standing: t(`agencies.comparison.${side}`, {
      year: String(beside?.year ?? ''),
      difference: decimal(lang, beside?.difference.replace('-', '') ?? ''),
    }),
  }
}

function referenceCard(speaker: Speaker, { reference, bands }: Compare): ComparedRegion {
  const latest = reference.at(-1)
  return {
    href: `/daerah/${REFERENCE_AGENCY}`,
    name: speaker.t('agencies.seriesName.reference'),
    isReference: true,
    autonomous: true,
    latest: latest ? figureOf(speaker, bands, latest) : null,
    standing: '',
  }
}

function rowOf(
  { lang }: Speaker,
  { bands }: Compare,
  columns: readonly Column[],
  sources: readonly NumberedSource[],
  year: number,
): ComparedYear {
  return {
    year,
    instrument: regulationName(instrumentOfYear(year)),
    cells: columns.map((column) => {
      const figure = figureIn(column, year)
      const { name, isReference } = column
      if (!figure) return { name, isReference, index: null, predicate: null, source: null }
      return {
        name,
        isReference,
        index: figure.index_value,
        predicate: predicateIn(lang, bands, figure.predicate),
        source: sources.find(({ source }) => source.url === figure.source_url)?.nth ?? null,
      }
    }),
  }
}

const figureIn = ({ series }: Column, year: number): PublishedIndex | undefined =>
  series.find((figure) => figure.year === year)

/** Each source once, in the order the table meets them. */
function numberedSources(figures: readonly PublishedIndex[]): NumberedSource[] {
  const urls = [...new Set(figures.map(({ source_url }) => source_url))]
  return urls.flatMap((url, at) => {
    const first = figures.find(({ source_url }) => source_url === url)
    return first ? [{ nth: at + 1, source: { url, title: first.source_title } }] : []
  })
}
