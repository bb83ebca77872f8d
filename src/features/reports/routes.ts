import { Refusal } from '../../domain/errors.ts'
import { chartQuery, drawings, sizeAsked } from '../../web/charts.ts'
import { lasting } from '../../web/lasting.ts'
import type { Request, Room } from '../../web/types.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import { choicesOf } from './choices.ts'
import { type Query, readFilter } from './filter.ts'
import type { ReportProps } from './page-props.ts'
import { reportPage } from './pages.ts'
import { pictureParams } from './schema.ts'
import { summaryKey, summaryOf } from './summary.ts'
import { reportProps } from './view.ts'

const PICTURES = { tahun: yearsChart, aspek: aspectsChart } as const

/** `/laporan`: what many agencies' figures say together. */
export const reports: Room = (app, services) => {
  const config = { access: 'public', cache: true } as const
  const known = lasting<ReportProps>()

  app.get('/laporan', { config, schema: { hide: true } }, async (request, reply) => {
    const { t } = request
    const { choices, filter, errors } = await asked(request, [])
    const key = [...(await summaryKey(services, request, filter)), errors]
    const props = await known(key, async () =>
      reportProps(request, choices, await summaryOf(services, request, filter), {
        errors,
        least: services.config.reportLeast,
      }),
    )
    return reply.page(reportPage, props, {
      title: props.simulated ? `${t('chart.simulated')}: ${props.heading}` : props.heading,
      description: props.sentence || t('reports.description'),
      status: errors.length > 0 ? 422 : 200,
      charts: props.yearsChart !== null || props.aspectsChart !== null,
    })
  })

  app.get(
    '/laporan/grafik/:name.svg',
    { config, schema: { hide: true, params: pictureParams } },
    async (request, reply) => {
      const size = chartQuery.safeParse(request.query)
      const { filter, errors } = await asked(request, ['lebar'])
      if (errors.length > 0 || !size.success) throw new Refusal('notFound', 'refusal.notFound')
      const chart = PICTURES[request.params.name](await summaryOf(services, request, filter), request)
      if (!chart) throw new Refusal('notFound', 'refusal.notFound')
      const { drawSvg } = await drawings()
      return reply.type('image/svg+xml').send(drawSvg(chart, sizeAsked(size.data)))
    },
  )

  async function asked(request: Request, others: readonly string[]) {
    const choices = await choicesOf(services, request)
    return { choices, ...readFilter(request.query as Query, choices, 0, others) }
  }
}
