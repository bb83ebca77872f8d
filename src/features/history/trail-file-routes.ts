import { Readable } from 'node:stream'
import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import type { Request, Room } from '../../web/types.ts'
import { XLSX } from '../../web/xlsx.ts'
import { openAssessment } from '../assessments/assessments.ts'
import { isProvisional } from '../instruments/instruments.ts'
import { assessmentParams, trailForm, trailQuery } from './schema.ts'
import { fileName, filterOf } from './trail-filter.ts'
import { countTrail } from './trail-queries.ts'
import { MOST_IN_WORKBOOK, trailCsv, trailXlsx } from './trail-table.ts'

/** `/penilaian/:id/jejak.csv` and `.xlsx`: the audit trail as a file, with the same filters as its page. */
export const trailFiles: Room = (app, { db, clock }) => {
  const options = {
    config: { access: 'assessment:read' },
    schema: { hide: true, params: assessmentParams, querystring: trailQuery },
  } as const

  app.get('/penilaian/:id/jejak.csv', options, async (request, reply) => {
    const { wanted, assessment } = await wantedOf(request, request.params.id, request.query)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName(assessment, clock(), 'csv')}"`)
      .send(Readable.from(trailCsv(db, request, wanted)))
  })

  app.get('/penilaian/:id/jejak.xlsx', options, async (request, reply) => {
    const { wanted, assessment, mark, lines } = await wantedOf(request, request.params.id, request.query)
    if (lines > MOST_IN_WORKBOOK) {
      throw new Refusal('invalid', 'history.error.tooLong', { args: { most: MOST_IN_WORKBOOK } })
    }
    return reply
      .type(XLSX)
      .header('content-disposition', `attachment; filename="${fileName(assessment, clock(), 'xlsx')}"`)
      .send(await trailXlsx(db, request, wanted, mark))
  })

  /** What is asked for; what happens from now on is not in the file. Refuses filters that are none (422). */
  async function wantedOf(request: Request, id: string, query: unknown) {
    const { actor, t } = request
    const form = readForm(trailForm, query)
    return asActor(db, actor, async (tx) => {
      const { assessment, instrument } = await openAssessment(tx, actor, id)
      demand(actor, 'assessment:read-trail', { agencyId: assessment.agency_id })
      if (!form.ok) throw new Refusal('invalid', 'refusal.invalid')
      const asked = filterOf(id, assessment.agency_id, form.data)
      const end = new Date(clock().getTime() + 1)
      const filter = { ...asked, before: asked.before && asked.before < end ? asked.before : end }
      const { basis, stage } = assessment
      const mark = basis === 'simulated' ? t('assessments.tag.simulated') : ''
      const told = [
        mark || t(`history.basis.${stage === 'official' ? 'official' : 'self'}`),
        isProvisional(instrument) ? t('assessments.provisional.short') : '',
      ]
      const wanted = { instrument, filter, basis: told.filter(Boolean).join(', ') }
      return { assessment, wanted, mark, lines: await countTrail(tx, filter) }
    })
  }
}
