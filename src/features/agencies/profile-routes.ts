import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { missingYears } from '../../domain/published-series.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { chartQuery, chartView, drawPng, drawSvg, sizeAsked } from '../../web/charts.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import type { Request, Room } from '../../web/types.ts'
import { practicesOf } from '../practices/practices.ts'
import { breakSentences, byInstrument, figureOf, predicateIn } from './figures.ts'
import { findingOf } from './finding.ts'
import { fullName } from './names.ts'
import { outcomesOf } from './outcome-view.ts'
import { profilePage } from './pages.ts'
import { type Profile, profileChart, profileOf } from './profile.ts'
import type { ProfileProps } from './profile-props.ts'
import { listMeansWithin, listOutcomes } from './queries.ts'
import { agencyParams, noQuery } from './schema.ts'
import type { Link } from './shown.ts'

/** A region's page and its pictures. */
export const profile: Room = (app, { db, clock }) => {
  const config = { access: 'public', cache: true } as const
  const schema = { hide: true, params: agencyParams }

  app.get('/daerah/:code', { config, schema: { ...schema, querystring: noQuery } }, async (request, reply) => {
    const found = await profileOf(db, request.actor, request.params.code)
    const props = await propsOf(db, request, found, clock().getUTCFullYear())
    return reply.page(profilePage, props, {
      title: props.name,
      description: request.t('agencies.profile.description', { name: props.name }),
      charts: props.chart !== null,
      ...(found.own.length > 0 && { picture: pathIn(request.lang, `/daerah/${found.agency.code}/pratinjau.png`) }),
    })
  })

  app.get(
    '/daerah/:code/grafik.svg',
    { config, schema: { ...schema, querystring: chartQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, null, request.params.code))
      return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(request.query)))
    },
  )
  app.get(
    '/daerah/:code/pratinjau.png',
    { config, schema: { ...schema, querystring: noQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, null, request.params.code))
      return reply.type('image/png').send(drawPng(chart))
    },
  )
  const signedIn = { access: 'simulated:read' } as const
  app.get(
    '/daerah/:code/grafik-simulasi.svg',
    { config: signedIn, schema: { ...schema, querystring: chartQuery } },
    async (request, reply) => {
      const chart = chartOrRefuse(request, await profileOf(db, request.actor, request.params.code))
      return reply
        .header('cache-control', 'no-store')
        .type('image/svg+xml')
        .send(drawSvg(chart, sizeAsked(request.query)))
    },
  )
}

function chartOrRefuse(request: Request, found: Profile) {
  const chart = profileChart(request, found)
  if (!chart) throw new Refusal('notFound', 'refusal.notFound')
  return chart
}

async function propsOf(db: Database, request: Request, found: Profile, thisYear: number): Promise<ProfileProps> {
  const { t, lang, actor } = request
  const { agency, own, simulated, bands } = found
  const { code, type } = agency
  const [outcomes, within, practices] = await Promise.all([
    listOutcomes(db, code),
    type === 'provinsi' ? listMeansWithin(db, code) : [],
    practicesOf(db, code),
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
