import { Refusal } from '../../domain/errors.ts'
import { chartQuery, drawings, sizeAsked } from '../../web/charts.ts'
import { lasting } from '../../web/lasting.ts'
import type { Room } from '../../web/types.ts'
import { reportsApi } from './api.ts'
import { askReport } from './asking.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import type { Query } from './filter.ts'
import type { ReportProps } from './page-props.ts'
import { regionPage, reportPage } from './pages.ts'
import type { RegionProps } from './region-props.ts'
import { regionProps } from './region-view.ts'
import { pictureParams, regionParams } from './schema.ts'
import { reportProps } from './view.ts'

const PICTURES = { tahun: yearsChart, aspek: aspectsChart } as const

/** `/laporan`: what many agencies' figures say together. */
export const reports: Room = (app, services) => {
  const config = { access: 'public', cache: true } as const
  const least = services.config.reportLeast
  const known = lasting<ReportProps>()
  reportsApi(app, services)

  app.get('/laporan', { config, schema: { hide: true } }, async (request, reply) => {
    const { t } = request
    const { key, errors, choices, summary } = await askReport(services, request, request.query as Query)
    const props = await known([...key, errors], async () =>
      reportProps(request, choices, await summary(), { errors, least }),
    )
    return reply.page(reportPage, props, {
      title: props.simulated ? `${t('chart.simulated')}: ${props.heading}` : props.heading,
      description: props.sentence,
      status: errors.length > 0 ? 422 : 200,
      charts: props.yearsChart !== null || props.aspectsChart !== null,
    })
  })

  const regions = lasting<{ readonly props: RegionProps | null }>()
  const ofRegion = { config, schema: { hide: true, params: regionParams } }
  app.get('/laporan/daerah/:code', ofRegion, async (request, reply) => {
    const { code } = request.params
    const { key, errors, choices, summary } = await askReport(services, request, {
      ...(request.query as Query),
      isi: 'rincian',
    })
    if (errors.length > 0) throw new Refusal('notFound', 'refusal.notFound')
    const { props } = await regions([...key, code], async () => ({
      props: regionProps(request, choices, await summary(), code),
    }))
    if (!props) throw new Refusal('notFound', 'refusal.notFound')
    const title = props.simulated ? `${request.t('chart.simulated')}: ${props.name}` : props.name
    return reply.page(regionPage, props, { title: `${title}, ${props.back.label}` })
  })

  const schema = { hide: true, params: pictureParams }
  app.get('/laporan/grafik/:name.svg', { config, schema }, async (request, reply) => {
    const size = chartQuery.safeParse(request.query)
    const { errors, summary } = await askReport(services, request, request.query as Query, 0, ['lebar'])
    if (errors.length > 0 || !size.success) throw new Refusal('notFound', 'refusal.notFound')
    const chart = PICTURES[request.params.name](await summary(), request)
    if (!chart) throw new Refusal('notFound', 'refusal.notFound')
    const { drawSvg } = await drawings()
    return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(size.data)))
  })
}
