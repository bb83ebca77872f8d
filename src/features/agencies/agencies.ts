import type { Database } from '../../db/database.ts'
import type { AgencyType, AverageLevel, PredicateBasis } from '../../db/schema.ts'
import { Refusal } from '../../domain/errors.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import type { NamedRegion } from '../../domain/region-choice.ts'
import type { Zone } from '../../domain/working-days.ts'
import { listAbove, listMeans, listPublished } from './figure-queries.ts'
import { listNames, listProvinces, readAgencies, readAgency, readZone } from './queries.ts'

/** A regional government by its official code: `32` a province, `32.11` a regency or city. */
export interface Agency {
  readonly code: string
  readonly type: AgencyType
  readonly name: string
  readonly short_name: string
  readonly province_code: string
  readonly province_name: string
  /** False for the six administrative regions of Jakarta, which are not assessed on their own. */
  readonly autonomous: boolean
}

/** A published index of one year with where it stands. */
export interface PublishedFigure {
  readonly year: number
  readonly instrument_id: string
  /** Two decimals, 1.00 to 5.00. */
  readonly index_value: string
  readonly predicate: string
  /** Whether the source names the predicate or it was computed from the bands. */
  readonly predicate_basis: PredicateBasis
  readonly source_url: string
  readonly source_title: string
  readonly note: string
}

export interface PublishedIndex extends PublishedFigure {
  readonly agency_id: string
}

/** A published mean; it belongs to no agency. */
export interface PublishedMean extends Omit<PublishedFigure, 'instrument_id'> {
  readonly level: AverageLevel
  readonly name: string
}

/** A regency or city whose latest published index lies above the reference's. */
export interface Above {
  readonly code: string
  readonly name: string
  readonly year: number
  readonly index_value: string
  readonly source_url: string
  readonly source_title: string
}

/** Every province, by code. */
export const provinces = (db: Database): Promise<readonly { readonly code: string; readonly name: string }[]> =>
  listProvinces(db)

/** Refuses an unknown code (404). */
export async function findAgency(db: Database, code: string): Promise<Agency> {
  const agency = await readAgency(db, code)
  if (!agency) throw new Refusal('notFound', 'refusal.notFound')
  return agency
}

/** Those of these codes that exist, in no order. */
export const findAgencies = (db: Database, codes: readonly string[]): Promise<readonly Agency[]> =>
  codes.length === 0 ? Promise.resolve([]) : readAgencies(db, codes)

/** Every region by code, for lists to choose from and lines to be read. */
export const regionNames = (db: Database): Promise<readonly NamedRegion[]> => listNames(db)

/** The clock of a region: western, central or eastern Indonesian time. Refuses an unknown region (404). */
export async function zoneOf(db: Database, code: string): Promise<Zone> {
  const row = await readZone(db, code.slice(0, 2))
  if (!row) throw new Refusal('notFound', 'refusal.notFound')
  return row.zone
}

/** The published indices of one region, oldest first; anyone may see them. */
export const publishedSeries = (db: Database, code: string): Promise<readonly PublishedIndex[]> =>
  listPublished(db, [code])

/** The series the others measure themselves against, oldest first. */
export const referenceSeries = (db: Database): Promise<readonly PublishedIndex[]> =>
  publishedSeries(db, REFERENCE_AGENCY)

/** The published means of a type of government and of the country (`nasional`), oldest first; see `comparedMeans`. */
export const publishedMeans = (db: Database, type: AgencyType): Promise<readonly PublishedMean[]> =>
  listMeans(db, [type, 'nasional'])

/** The published means over all agencies of the country, ministries included; oldest first. */
export const nationalMeans = (db: Database): Promise<readonly PublishedMean[]> => listMeans(db, ['nasional'])

/** Who has passed the reference in the same or a later year, highest first: a reference, not "the best". */
export async function aboveReference(db: Database): Promise<readonly Above[]> {
  const latest = (await referenceSeries(db)).at(-1)
  return latest ? listAbove(db, latest.index_value, latest.year) : []
}
