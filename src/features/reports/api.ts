import { Refusal } from '../../domain/errors.ts'
import type { Room } from '../../web/types.ts'
import { summaryOut, summaryQuery } from './api-schema.ts'
import { askReport } from './asking.ts'
import { aSummary } from './examples.ts'
import type { ReportSummary } from './summary-type.ts'

/** The report for programs: the same numbers as the page. */
export const reportsApi: Room = (app, services) => {
  const schema = {
    summary: 'Report over agencies',
    description:
      'How many agencies of a filter have an index, how these lie and what they are by year, part of the instrument, province ' +
      'and so on. Means are means of agencies. Without the right to see each agency, what would tell of fewer than five is ' +
      '`{"under": 5}`, and so is what it could be computed from. 401 for `self` and `simulated` without a session, 422 names ' +
      'each parameter that is unknown, wrong or given twice.',
    tags: ['reports'],
    querystring: summaryQuery,
    response: { 200: summaryOut.meta({ example: aSummary }) },
  }
  app.get(
    '/api/v1/reports/summary',
    { config: { access: 'public', scope: 'reports:read' }, schema },
    async (request, reply) => {
      const { errors, summary } = await askReport(services, request, request.query, 1)
      if (errors.length > 0) throw new Refusal('invalid', 'refusal.invalid', { errors })
      reply.header('cache-control', 'no-store')
      return outOf(await summary())
    },
  )
}

const outOf = ({ spread, bands, years, asOf, ...rest }: ReportSummary) => {
  const { n, of, mean, change, changeN, ...five } = spread
  return {
    ...rest,
    n,
    of,
    mean,
    spread: five,
    change: { mean: change, n: changeN },
    bands,
    years,
    asOf: asOf?.toISOString() ?? null,
  }
}
