import { z } from 'zod'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { chartQuery, drawings, sizeAsked } from '../../web/charts.ts'
import { inLang } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import type { Request, Room } from '../../web/types.ts'
import { somePractices } from '../practices/practices.ts'
import { type HomeProps, homePage } from './pages.ts'
import { countryChart, standingOf } from './standing.ts'

const noQuery = z.object({})
const STEPS = ['measure', 'gap', 'practice', 'again'] as const

/** The first page: what this is, how the country stands, and where to begin. */
export const home: Room = (app, { db, clock }) => {
  const config = { access: 'public', cache: true } as const

  app.get('/', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const { t, lang, actor } = request
    const [standing, practices] = await Promise.all([
      standingOf(db, request),
      somePractices(db, 3, dayInJakarta(clock())),
    ])
    const props: HomeProps = {
      ...standing,
      own: ownRegions(request),
      signedIn: actor !== null,
      practices: practices.map(({ slug, title, titleEn, summary, summaryEn, startYear }) => ({
        href: `/praktik/${slug}`,
        title: inLang(lang, title, titleEn),
        summary: inLang(lang, summary, summaryEn),
        startYear,
      })),
      steps: STEPS.map((step) => ({ title: t(`home.step.${step}.title`), text: t(`home.step.${step}.text`) })),
    }
    return reply.page(homePage, props, {
      title: t('home.title'),
      description: t('home.lead'),
      charts: props.chart !== null,
      picture: pathIn(lang, '/pratinjau.png'),
    })
  })

  app.get('/grafik.svg', { config, schema: { hide: true, querystring: chartQuery } }, async (request, reply) => {
    const chart = await drawn(request)
    const { drawSvg } = await drawings()
    return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(request.query)))
  })
  app.get('/pratinjau.png', { config, schema: { hide: true, querystring: noQuery } }, async (request, reply) => {
    const chart = await drawn(request)
    const { drawPng } = await drawings()
    return reply.type('image/png').send(drawPng(chart))
  })

  async function drawn(request: Request) {
    const chart = await countryChart(db, request)
    if (!chart) throw new Refusal('notFound', 'refusal.notFound')
    return chart
  }
}

function ownRegions({ actor }: Request): HomeProps['own'] {
  const named = actor?.memberships.flatMap(({ agency, agencyName }) =>
    agency && agencyName ? [[agency, agencyName] as const] : [],
  )
  return [...new Map(named)].map(([code, name]) => ({ href: `/daerah/${code}`, name }))
}
