import type { Reply, Request, Room } from '../../web/types.ts'
import { XLSX } from '../../web/xlsx.ts'
import { type AssessmentRow, openWithAnswers, titleOf } from '../assessments/assessments.ts'
import { worksheetOf } from './making.ts'
import { paced } from './pacing.ts'
import { worksheetParams } from './schema.ts'

/** `/penilaian/:id/unduh.xlsx`: the worksheet of an assessment, also of one that is submitted. */
export const download: Room = (app, { db }) => {
  app.get(
    '/penilaian/:id/unduh.xlsx',
    {
      config: { access: 'assessment:read' },
      schema: { hide: true, params: worksheetParams },
      preHandler: paced(app),
    },
    async (request, reply) => send(request, reply, await openWithAnswers(db, request.actor, request.params.id)),
  )
}

async function send(request: Request, reply: Reply, found: Awaited<ReturnType<typeof openWithAnswers>>) {
  const { assessment } = found
  const mark = assessment.basis === 'simulated' ? `${request.t('assessments.tag.simulated')} · ` : ''
  const bytes = await worksheetOf(request, { ...found, title: `${mark}${titleOf(request.t, assessment)}` })
  return reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${fileName(assessment)}"`)
    .header('cache-control', 'no-store')
    .send(bytes)
}

const fileName = ({ agency_id, year, instrument_id, basis }: AssessmentRow): string =>
  `${basis === 'simulated' ? 'SIMULASI-' : ''}lembar-kerja-${agency_id}-${year}-${instrument_id}.xlsx`
