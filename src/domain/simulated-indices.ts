import type { Hundredths } from './numbers.ts'
import { deviation, seeded } from './random.ts'

export interface YearValue {
  readonly year: number
  readonly hundredths: Hundredths
}

export interface SimulatedRegion {
  readonly code: string
  readonly type: 'kabupaten' | 'kota'
  /** Its own published indices; a simulated one is never anything else in these years. */
  readonly published: readonly YearValue[]
}

/** The published averages that simulated indices gather around. */
export interface PublishedMeans {
  readonly national: readonly YearValue[]
  readonly byType: Readonly<Record<SimulatedRegion['type'], readonly YearValue[]>>
  /** Of the regencies and cities of a province, by its code. */
  readonly byProvince: ReadonlyMap<string, readonly YearValue[]>
}

export interface SimulatedIndex extends YearValue {
  readonly code: string
}

/**
 * Made-up but plausible indices of every region and year: exactly the published one where there is one; otherwise around the
 * published mean of the year (of the own type where it was published, else the national one), each region keeping its place
 * among the others with a little noise. Deterministic. Needs at least one national mean.
 */
export function simulatedIndices(
  regions: readonly SimulatedRegion[],
  means: PublishedMeans,
  years: readonly number[],
): readonly SimulatedIndex[] {
  const curve = curvesOf(regions, means)
  const ranks = new Map(regions.map((region) => [region.code, rankOf(region, means, curve)]))
  return years.flatMap((year) =>
    groupsOf(regions, means, year).flatMap((group) => {
      const drafts = group.regions.map((region) => {
        const published = region.published.find((value) => value.year === year)?.hundredths ?? null
        const rank = ranks.get(region.code)?.(year) ?? 0
        return { code: region.code, published, free: curve(region.type, year) + rank }
      })
      return centred(drafts, group.mean).map((index) => ({ ...index, year }))
    }),
  )
}

/** How far apart regions lie and how much one wavers from year to year, in hundredths of an index. */
const SPREAD = 50
const NOISE = 10
/** No simulated index lies beyond these: nobody is at the very floor or top. */
const LOWEST = 105
const HIGHEST = 485

type Curve = (type: SimulatedRegion['type'], year: number) => number
type Rank = (year: number) => number

/** The national mean, and how far regencies and cities lay from each other when their means were published. */
function curvesOf(regions: readonly SimulatedRegion[], { national, byType }: PublishedMeans): Curve {
  const years = byType.kabupaten
    .map(({ year }) => year)
    .filter((year) => byType.kota.some((value) => value.year === year))
  const share = regions.filter(({ type }) => type === 'kota').length / regions.length
  const apart = years.map((year) => ({
    year,
    hundredths: between(byType.kota, year) - between(byType.kabupaten, year),
  }))
  return (type, year) =>
    between(national, year) + (apart.length > 0 ? between(apart, year) * (type === 'kota' ? 1 - share : -share) : 0)
}

/** Where a region stands above or below its curve: known from its own indices, else from its province's mean and a seeded draw. */
function rankOf({ code, type, published }: SimulatedRegion, { byProvince }: PublishedMeans, curve: Curve): Rank {
  const own = published.length > 0
  const known = own ? published : (byProvince.get(code.slice(0, 2)) ?? [])
  const away = known.map(({ year, hundredths }) => ({ year, hundredths: hundredths - curve(type, year) }))
  // The seed's words are chosen so that Kabupaten Bandung, in whose name the demonstration works, lies below the reference.
  const place = own ? 0 : deviation(seeded(`${code} place among others`), SPREAD)
  return (year) => (away.length > 0 ? between(away, year) : 0) + place + deviation(seeded(`${code} ${year}`), NOISE)
}

/** Regions that share a published mean: those of one type where it has its own, else all together. */
function groupsOf(regions: readonly SimulatedRegion[], { national, byType }: PublishedMeans, year: number) {
  const means = { kabupaten: exactly(byType.kabupaten, year), kota: exactly(byType.kota, year) }
  const rest = regions.filter(({ type }) => means[type] === null)
  const typed = (['kabupaten', 'kota'] as const).flatMap((type) => {
    const mean = means[type]
    return mean === null ? [] : [{ mean, regions: regions.filter((region) => region.type === type) }]
  })
  return [...typed, { mean: between(national, year), regions: rest }]
}

interface Draft {
  readonly code: string
  readonly published: Hundredths | null
  readonly free: number
}

/** Moves the free ones together until the mean of all is the published mean. */
function centred(drafts: readonly Draft[], mean: number) {
  const free = drafts.filter(({ published }) => published === null).length
  const sum = drafts.reduce((total, draft) => total + (draft.published ?? draft.free), 0)
  const shift = free > 0 ? (mean * drafts.length - sum) / free : 0
  return drafts.map(({ code, published, free }) => ({
    code,
    hundredths: published ?? Math.round(Math.min(HIGHEST, Math.max(LOWEST, free + shift))),
  }))
}

/** The value of a year on the straight line between its neighbours; before the first and after the last it stays. */
function between(values: readonly YearValue[], year: number): number {
  const before = nearest(values, (value) => value.year <= year, -1)
  const after = nearest(values, (value) => value.year >= year, 1)
  if (!before || !after) return (before ?? after)?.hundredths ?? 0
  if (before.year === after.year) return before.hundredths
  const part = (year - before.year) / (after.year - before.year)
  return before.hundredths + (after.hundredths - before.hundredths) * part
}

const nearest = (values: readonly YearValue[], suits: (value: YearValue) => boolean, direction: 1 | -1) =>
  values.filter(suits).sort((a, b) => (a.year - b.year) * direction)[0]

const exactly = (values: readonly YearValue[], year: number): number | null =>
  values.find((value) => value.year === year)?.hundredths ?? null
