import type { FieldError } from '../../domain/errors.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { chartView } from '../../web/charts.ts'
import { decimal } from '../../web/format.ts'
import type { Lang, Translate } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import type { Speaker } from '../../web/trend.ts'
import { pictureOf, reportWith } from './addresses.ts'
import { filesOf, placesOf } from './around.ts'
import { breakdowns } from './breakdowns.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import type { Choices, Reader } from './choices.ts'
import { countsTables } from './counts.ts'
import { filterForm } from './fields.ts'
import { notesOf } from './file-notes.ts'
import { sentenceOf } from './file-sentence.ts'
import { emptyOf, headingOf, headlineOf } from './headline.ts'
import { tileMap } from './map.ts'
import type { BandRow, IndicatorLook, ReportProps } from './page-props.ts'
import { regionsTable } from './regions.ts'
import { countIn, drawable, meanIn, percentOf, referenceIn, shareIn } from './said.ts'
import { fiveOf, spreadStrip } from './spread-strip.ts'
import type { ReportSummary } from './summary-type.ts'

/** Everything that `/laporan` shows of a summary. `errors` are what of the address could not be read, `least` the fewest agencies that may be told. */
export function reportProps(
  speaker: Reader,
  choices: Choices,
  summary: ReportSummary,
  { errors, least }: { readonly errors: readonly FieldError[]; readonly least: number },
): ReportProps {
  const { t, lang } = speaker
  const { filter, simulated } = summary
  const lines = breakdowns(summary, speaker)
  const [years, aspects] = [yearsChart(summary, speaker), aspectsChart(summary, speaker)]
  const source = (name: string): string => pathIn(lang, pictureOf(filter, name))
  const empty = emptyOf(t, choices, summary)
  const props = {
    heading: headingOf(t, choices, filter),
    simulated,
    sentence: sentenceOf(speaker, summary),
    basis: basisOf(t, filter),
    form: filterForm(t, choices, filter, errors),
    downloads: filesOf(filter),
    places: placesOf(speaker, filter),
    empty,
    headline: headlineOf(summary, speaker),
    bands: bandRows(lang, summary),
    spread: spreadStrip(summary, speaker),
    five: fiveOf(summary, speaker),
    indicator: indicatorLook(summary, speaker),
    yearsChart: years && chartView(years, source('tahun')),
    aspectsChart: aspects && chartView(aspects, source('aspek')),
    ...lines,
    provincesMissing: missingIn(t, summary),
    map: tileMap(summary, speaker),
    counts: countsTables(summary, speaker),
    regions: regionsTable(summary, speaker),
    regionsHref: summary.open && filter.detail === 'summary' ? reportWith(filter, { detail: 'rows' }) : '',
    notes: notesOf(speaker, summary, choices, least),
  }
  return { ...props, contents: contentsOf(t, props) }
}

/** Instrument, year, basis and stage in one line; the demonstration's figures are named first. */
export function basisOf(t: Translate, { instrument, year, basis, stage }: ReportFilter): string {
  return [
    ...(basis === 'simulated' ? [t('chart.simulated')] : [t(`report-data.basis.${basis}`)]),
    ...(stage ? [t(`report-data.stage.${stage}`)] : []),
    regulationName(instrument),
    String(year),
  ].join(' · ')
}

function bandRows(lang: Lang, { bands }: ReportSummary): BandRow[] {
  const most = Math.max(...bands.map(({ share }) => drawable(share) ?? 0), 1)
  return bands.map(({ predicate, from, to, n, share }, at) => {
    const drawn = drawable(share)
    return {
      label: predicate,
      range: `${decimal(lang, from)}–${decimal(lang, to)}`,
      n: countIn(lang, n),
      share: shareIn(lang, share),
      step: at + 1,
      bar: drawn === null ? '' : percentOf(drawn, most),
    }
  })
}

function indicatorLook(summary: ReportSummary, { t, lang }: Speaker): IndicatorLook | null {
  const { filter, indicators } = summary
  const line = indicators.find(({ key }) => key === String(filter.indicator))
  if (!line) return null
  return {
    title: line.label,
    mean: meanIn(lang, line.mean),
    n: countIn(lang, line.n),
    reference: line.reference === null ? '' : decimal(lang, line.reference),
    referenceLabel: line.reference === null ? '' : referenceIn(t, summary),
    href: `/instrumen/${filter.instrument}/indikator/${line.key}`,
  }
}

function missingIn(t: Translate, { provinces }: ReportSummary): string {
  const count = provinces.filter(({ n }) => n === 0).length
  return count === 0 ? '' : t('reports.provinces.missing', { count })
}

type Parts = Omit<ReportProps, 'contents'>

/** The sections that the page has, in its order. */
function contentsOf(t: Translate, props: Parts): ReportProps['contents'] {
  if (props.empty) return []
  const has: readonly (readonly [string, boolean])[] = [
    ['predikat', props.bands.length > 0],
    ['letak', props.five.some(({ value }) => value !== '–')],
    ['tahun', props.years !== null],
    ['aspek', props.domains !== null || props.aspectsChart !== null],
    ['indikator', props.indicators !== null],
    ['daerah', props.regions !== null],
    ['provinsi', props.provinces.length > 0],
    ['kelompok', props.groups.length > 0],
    ['penerapan', props.counts.length > 0],
    ['catatan', true],
  ]
  return has.flatMap(([id, is]) => (is ? [{ id, label: t(`reports.contents.${id}`) }] : []))
}
