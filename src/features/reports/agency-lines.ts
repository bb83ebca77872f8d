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
  readonly province: string
  readonly type: string
  readonly hundredths: Hundredths
  readonly prior: Hundredths | null
  readonly levels: readonly (number | null)[]
  readonly source: AgencyLine['source']
}

const NO_SOURCE = { title: '', url: '' }

/** One line for each agency of the filter that the reader may see by itself: province after province by code, in each by name. */
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
      : (await asActor(db, actor, (tx) => listResults(tx, filter, filter))).map((row) => ({
          ...row,
          source: NO_SOURCE,
        }))
  const { measure } = slice
  const bandOf = (hundredths: Hundredths): string => {
    if (!measure) return ''
    const band = predicateOf(measure, hundredths)
    return inLang(lang, band.label, band.labelEn)
  }
  const { compare } = new Intl.Collator(lang)
  return found
    .filter(({ code }) => sees(sight, code))
    .map(({ code, name, province, type, hundredths, prior, levels, source }) => ({
      code,
      name: type === 'provinsi' ? t('agencies.province', { name }) : name,
      province,
      type,
      index: formatHundredths(hundredths),
      predicate: bandOf(hundredths),
      change: prior === null ? null : formatHundredths(hundredths - prior),
      levels: levels.map((level) => (level === null ? null : formatHundredths(level))),
      source,
    }))
    .sort((a, b) => compare(provinceOf(a), provinceOf(b)) || compare(a.name, b.name) || compare(a.code, b.code))
}

const provinceOf = ({ code }: AgencyLine): string => code.slice(0, 2)

async function published({ db }: Pick<ReportServices, 'db'>, filter: ReportFilter): Promise<Found[]> {
  const [agencies, now, before] = await Promise.all([
    listCounted(db),
    listPublishedOf(db, filter.instrument, filter.year),
    listPublishedOf(db, filter.instrument, filter.year - 1),
  ])
  const earlier = new Map(before.map(({ code, hundredths }) => [code, hundredths]))
  const indices = new Map(now.map((one) => [one.code, one]))
  return agencies.flatMap((agency) => {
    const index = indices.get(agency.code)
    if (!index || !isIn(filter, agency)) return []
    const { code, name, type, province_name: province } = agency
    const { hundredths, title, url } = index
    return [
      { code, name, province, type, hundredths, prior: earlier.get(code) ?? null, levels: [], source: { title, url } },
    ]
  })
}
