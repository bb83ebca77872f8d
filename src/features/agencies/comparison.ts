import type { Database } from '../../db/database.ts'
import type { Predicate } from '../../domain/instrument.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Role, TrendChart } from '../../web/chart-types.ts'
import { type Speaker, trendChart } from '../../web/trend.ts'
import type { Agency, PublishedIndex } from './agencies.ts'
import { listPublished } from './figure-queries.ts'
import { lineOf } from './figures.ts'
import { fullName, listed } from './names.ts'
import { bandsOf } from './profile.ts'
import { readAgencies } from './queries.ts'

/** A region with its published series, oldest first. */
export interface Compared {
  readonly agency: Agency
  readonly series: readonly PublishedIndex[]
}

export interface Compare {
  /** In the order they were chosen; the reference is not among them. */
  readonly regions: readonly Compared[]
  readonly reference: readonly PublishedIndex[]
  readonly bands: readonly Predicate[]
}

/** The published series of known regions beside the reference. At least one code; those that are no region are left out. */
export async function compare(db: Database, codes: readonly string[]): Promise<Compare> {
  const [agencies, published] = await Promise.all([
    readAgencies(db, codes),
    listPublished(db, [...codes, REFERENCE_AGENCY]),
  ])
  const seriesOf = (code: string) => published.filter(({ agency_id }) => agency_id === code)
  return {
    regions: codes.flatMap((code) => {
      const agency = agencies.find((one) => one.code === code)
      return agency ? [{ agency, series: seriesOf(code) }] : []
    }),
    reference: seriesOf(REFERENCE_AGENCY),
    bands: await bandsOf(db, Math.max(0, ...published.map(({ year }) => year))),
  }
}

/** One line a region, the first as the reader's own; null where none has a figure. */
export function comparisonChart(speaker: Speaker, { regions, reference, bands }: Compare): TrendChart | null {
  const { t } = speaker
  const known = regions.filter(({ series }) => series.length > 0)
  if (known.length === 0) return null
  const roleOf = (at: number): Role => (at === 0 ? 'own' : 'other')
  return trendChart(speaker, {
    title: t('agencies.comparison.chartTitle'),
    finding: t('agencies.comparison.chartFinding', {
      names: listed(
        t,
        known.map(({ agency }) => fullName(t, agency)),
      ),
    }),
    caption: t('agencies.profile.chartCaption'),
    series: [
      ...known.map(({ agency, series }, at) => lineOf(fullName(t, agency), roleOf(at), 'published', series)),
      lineOf(t('agencies.seriesName.reference'), 'reference', 'published', reference),
    ],
    bands,
  })
}
