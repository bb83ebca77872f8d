import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Predicate } from '../../domain/instrument.ts'
import { instrumentOfYear } from '../../domain/instrument-years.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { comparedMeans } from '../../domain/published-series.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { Series, TrendChart } from '../../web/chart-types.ts'
import { type Speaker, trendChart } from '../../web/trend.ts'
import { findInstrument } from '../instruments/instruments.ts'
import {
  type Agency,
  findAgency,
  type PublishedIndex,
  type PublishedMean,
  publishedMeans,
  publishedSeries,
  referenceSeries,
} from './agencies.ts'
import { listSimulated } from './figure-queries.ts'
import { lineOf } from './figures.ts'
import { developmentOf } from './finding.ts'
import { fullName } from './names.ts'

/** What is known of a region's index over the years, and what it is seen beside. Series are oldest first. */
export interface Profile {
  readonly agency: Agency
  readonly own: readonly PublishedIndex[]
  /** Empty for the reference itself. */
  readonly reference: readonly PublishedIndex[]
  readonly ofType: readonly PublishedMean[]
  readonly national: readonly PublishedMean[]
  /** Only years without a published figure, and only what the actor may see. */
  readonly simulated: Awaited<ReturnType<typeof listSimulated>>
  /** The bands that the latest figure is read with. */
  readonly bands: readonly Predicate[]
}

/** Refuses an unknown code (404). Simulated indices are read for the signed-in alone, through row-level security. */
export async function profileOf(db: Database, actor: Actor | null, code: string): Promise<Profile> {
  const agency = await findAgency(db, code)
  const isReference = code === REFERENCE_AGENCY
  const [own, reference, means, simulated] = await Promise.all([
    publishedSeries(db, code),
    isReference ? [] : referenceSeries(db),
    publishedMeans(db, agency.type),
    can(actor, 'simulated:read') ? asActor(db, actor, (tx) => listSimulated(tx, code)) : [],
  ])
  const bands = await bandsOf(db, own.at(-1)?.year ?? 0)
  return { agency, own, reference, ...comparedMeans(agency.type, means), simulated, bands }
}

/** The predicate bands of a year's instrument. The one before 2021 has no file here; its bands were those of 59/2020. */
export const bandsOf = async (db: Database, year: number): Promise<readonly Predicate[]> =>
  (await findInstrument(db, instrumentOfYear(Math.max(year, FIRST_WITH_FILE)))).predicates

const FIRST_WITH_FILE = 2021

/** The region's line beside the reference and the means; null where it has no figure to draw. */
export function profileChart(speaker: Speaker, profile: Profile): TrendChart | null {
  const { agency, own, simulated, bands } = profile
  const { t } = speaker
  if (own.length === 0 && simulated.length === 0) return null
  return trendChart(speaker, {
    title: t('agencies.profile.chartTitle', { name: fullName(t, agency) }),
    finding: developmentOf(speaker, profile),
    caption: t(simulated.length > 0 ? 'agencies.profile.chartCaptionSimulated' : 'agencies.profile.chartCaption'),
    series: linesOf(speaker, profile),
    bands,
  })
}

function linesOf({ t }: Speaker, { agency, own, reference, simulated, ofType, national }: Profile): Series[] {
  const isReference = agency.code === REFERENCE_AGENCY
  const name = isReference ? t('agencies.seriesName.reference') : fullName(t, agency)
  const lines = [
    lineOf(name, isReference ? 'reference' : 'own', 'published', own),
    lineOf(name, 'own', 'simulated', simulated),
    lineOf(t('agencies.seriesName.reference'), 'reference', 'published', reference),
    lineOf(t(`agencies.seriesName.ofType.${agency.type}`), 'average', 'published', ofType),
    lineOf(t('agencies.seriesName.national'), 'average', 'published', national),
  ]
  return lines.filter(({ points }) => points.length > 0)
}
