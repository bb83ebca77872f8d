import { asActor } from '../../db/actor.ts'
import { formatHundredths, type Hundredths } from '../../domain/numbers.ts'
import type { ReportFilter } from '../../domain/report.ts'
import { predicateOf } from '../../domain/scoring.ts'
import { inLang } from '../../web/i18n.ts'
import type { Reader, ReportServices } from './choices.ts'
import { listCounted, listPublishedOf, listResults } from './queries.ts'
import { isIn, type Slice } from './slice.ts'
import type { AgencyLine } from './summary-type.ts'
import { sees, sightOf } from './telling.ts'

interface Found {
  readonly code: string
  readonly name: string
  readonly type: string
  readonly hundredths: Hundredths
  readonly prior: Hundredths | null
  readonly levels: readonly (number | null)[]
}

/** One line for each agency of the filter that the reader may see by itself, by name. */
export async function agencyLines(
  { db }: ReportServices,
  { actor, t, lang }: Reader,
  filter: ReportFilter,
  slice: Slice,
): Promise<AgencyLine[]> {
  const sight = sightOf(actor, filter.basis)
  const found: readonly Found[] =
    filter.basis === 'published'
      ? await published({ db }, filter)
      : await asActor(db, actor, (tx) => listResults(tx, filter, filter))
  const { measure } = slice
  const bandOf = (hundredths: Hundredths): string => {
    if (!measure) return ''
    const band = predicateOf(measure, hundredths)
    return inLang(lang, band.label, band.labelEn)
  }
  return found
    .filter(({ code }) => sees(sight, code))
    .map(({ code, name, type, hundredths, prior, levels }) => ({
      code,
      name: type === 'provinsi' ? t('agencies.province', { name }) : name,
      type,
      index: formatHundredths(hundredths),
      predicate: bandOf(hundredths),
      change: prior === null ? null : formatHundredths(hundredths - prior),
      levels: levels.map((level) => (level === null ? null : formatHundredths(level))),
    }))
}

async function published({ db }: Pick<ReportServices, 'db'>, filter: ReportFilter): Promise<Found[]> {
  const [agencies, now, before] = await Promise.all([
    listCounted(db),
    listPublishedOf(db, filter.instrument, filter.year),
    listPublishedOf(db, filter.instrument, filter.year - 1),
  ])
  const earlier = new Map(before.map(({ code, hundredths }) => [code, hundredths]))
  const indices = new Map(now.map(({ code, hundredths }) => [code, hundredths]))
  return agencies
    .flatMap((agency) => {
      const hundredths = indices.get(agency.code)
      if (hundredths === undefined || !isIn(filter, agency)) return []
      const { code, name, type } = agency
      return [{ code, name, type, hundredths, prior: earlier.get(code) ?? null, levels: [] }]
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}
