import type { Database } from '../../db/database.ts'
import { missingYears } from '../../domain/published-series.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { chartView } from '../../web/charts.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import type { Request } from '../../web/types.ts'
import { practicesOf } from '../practices/practices.ts'
import { listMeansWithin, listOutcomes } from './figure-queries.ts'
import { breakSentences, byInstrument, figureOf, predicateIn } from './figures.ts'
import { findingOf } from './finding.ts'
import { fullName } from './names.ts'
import { outcomesOf } from './outcome-view.ts'
import { type Profile, profileChart } from './profile.ts'
import type { ProfileProps } from './profile-props.ts'
import type { Link } from './shown.ts'
import { standingOf } from './standing.ts'

/** The page's props; `thisYear` has no published figures yet, so the years before it are looked for. */
export async function profileView(
  db: Database,
  request: Request,
  found: Profile,
  thisYear: number,
): Promise<ProfileProps> {
  const { t, lang, actor } = request
  const { agency, own, simulated, bands } = found
  const { code, type } = agency
  const [outcomes, within, practices, standing] = await Promise.all([
    listOutcomes(db, code),
    type === 'provinsi' ? listMeansWithin(db, code) : [],
    practicesOf(db, code),
    standingOf(db, request, code),
  ])
  const latest = own.at(-1)
  const chart = profileChart(request, found)
  const picture = simulated.length > 0 ? 'grafik-simulasi.svg' : 'grafik.svg'
  const province = type === 'provinsi' ? null : provinceOf(request, found)
  const years = own.map(({ year }) => year)
  return {
    trail: [{ href: '/daerah', label: t('agencies.directory.title') }, ...(province ? [province] : [])],
    name: fullName(t, agency),
    code,
    type: t(`agencies.type.${type}`),
    province,
    autonomous: agency.autonomous,
    isReference: code === REFERENCE_AGENCY,
    latest: latest ? figureOf(request, bands, latest) : null,
    finding: findingOf(request, found),
    chart: chart && chartView(chart, pathIn(lang, `/daerah/${code}/${picture}`)),
    breaks: breakSentences(t, years),
    series: byInstrument(request, bands, own),
    missing: missingSentence(request, missingYears(years, thisYear - 1)),
    means: meansBeside(found).map((mean) => ({
      ...figureOf(request, bands, mean),
      name: meanName(request, found, mean),
    })),
    within: within.map((mean) => ({ ...figureOf(request, bands, mean), name: mean.name })),
    simulated: simulated.toReversed().map(({ year, index_value, predicate }) => ({
      year,
      index: index_value,
      predicate: predicateIn(lang, bands, predicate),
    })),
    outcomes: outcomesOf(request, outcomes),
    standing,
    practiceCount: practices.length,
    practices: practices.slice(0, FEW).map(({ slug, title, titleEn, summary, summaryEn }) => ({
      href: `/praktik/${slug}`,
      label: inLang(lang, title, titleEn),
      summary: inLang(lang, summary, summaryEn),
    })),
    compareHref: code === REFERENCE_AGENCY ? null : `/bandingkan?daerah=${code}`,
    regionsHref: type === 'provinsi' ? `/daerah?provinsi=${code}` : null,
    signInHref: actor ? null : '/masuk?lanjut=%2Fkerja',
  }
}

/** As many practices as a page about something else names. */
const FEW = 6

const provinceOf = ({ t }: Request, { agency }: Profile): Link => ({
  href: `/daerah/${agency.province_code}`,
  label: t('agencies.province', { name: agency.province_name }),
})

function missingSentence({ t }: Request, years: readonly number[]): string {
  return years.length === 0
    ? t('agencies.profile.complete')
    : t('agencies.profile.missing', { years: years.join(', ') })
}

/** The means of the years its line spans, newest first. */
const meansBeside = ({ ofType, national }: Profile) => [...ofType, ...national].toSorted((a, b) => b.year - a.year)

const meanName = ({ t }: Request, { agency }: Profile, { level }: { readonly level: string }): string =>
  t(`agencies.seriesName.${level === 'nasional' ? 'national' : `ofType.${agency.type}`}`)
