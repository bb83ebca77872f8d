import { Refusal } from '../../domain/errors.ts'
import { BadFile } from '../../files/kinds.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { readXlsx } from '../../web/xlsx-reading.ts'
import { demandMany, saveAnswers, weighAnswers } from '../assessments/assessments.ts'
import { editOf } from './edits.ts'
import { importProps, NOTHING_SAID, type Said, type Shown } from './import-props.ts'
import { paced } from './pacing.ts'
import { importPage } from './pages.ts'
import { type FilledRow, readWorksheet } from './reading.ts'
import { readSent, type Sent } from './receiving.ts'
import { carriedRows, chosenNumbers, importQuery, worksheetParams } from './schema.ts'

type Opened = Awaited<ReturnType<typeof demandMany>>

/** `/penilaian/:id/impor`: a filled-in worksheet is looked through, and what is chosen of it stored. */
export const importing: Room = (app, { db, clock }) => {
  const path = '/penilaian/:id/impor'
  const config = { access: 'assessment:read' } as const

  app.get(
    path,
    { config, schema: { hide: true, params: worksheetParams, querystring: importQuery } },
    async (request, reply) => {
      const opened = await demandMany(db, request.actor, request.params.id)
      const stored = [...new Set((request.query.tersimpan ?? '').split(',').filter(Boolean).map(Number))]
      return show(request, reply, opened, { ...NOTHING_SAID, stored }, null, 200)
    },
  )

  app.post(
    path,
    { config, schema: { hide: true, params: worksheetParams }, preHandler: paced(app) },
    async (request, reply) => {
      const opened = await demandMany(db, request.actor, request.params.id)
      try {
        const sent = await readSent(request)
        const rows = carriedRows(sent.values('baris'))
        if (rows.length > 0 && !sent.file) return await apply(request, reply, opened, sent, rows)
        return await preview(request, reply, opened, sent)
      } catch (error) {
        const fileError = sentenceOf(request, error)
        return show(request, reply, opened, { ...NOTHING_SAID, fileError }, null, 422)
      }
    },
  )

  async function preview(request: Request, reply: Reply, opened: Opened, { file }: Sent): Promise<Reply> {
    if (!file) throw new Refusal('invalid', 'worksheet.file.none')
    const { rows, wrong } = readWorksheet(await readXlsx(file.bytes), opened.assessment, opened.instrument)
    const weighed = await weighAnswers(db, request.actor, opened.assessment.id, rows.map(editOf))
    return show(request, reply, opened, NOTHING_SAID, { weighed, rows, wrong, chosen: null }, 200)
  }

  async function apply(
    request: Request,
    reply: Reply,
    opened: Opened,
    sent: Sent,
    rows: readonly FilledRow[],
  ): Promise<Reply> {
    const { actor, t } = request
    const { id } = opened.assessment
    const chosen = chosenNumbers(sent.values('pilih'))
    const taken = rows.filter(({ number }) => chosen.has(number))
    const { weighed } = await saveAnswers(db, actor, id, taken.map(editOf), clock())
    const stored = weighed.filter(({ kind }) => kind === 'changes').map(({ number }) => number)
    const isWhole = weighed.every(({ kind }) => kind === 'changes' || kind === 'same')
    if (taken.length > 0 && isWhole) {
      return reply.seeOther(`/penilaian/${id}/impor?tersimpan=${taken.map(({ number }) => number).join(',')}`)
    }
    const left = await weighAnswers(db, actor, id, rows.map(editOf))
    const refused = t(taken.length === 0 ? 'worksheet.error.none' : 'worksheet.error.some')
    const shown = { weighed: left, rows, wrong: [], chosen }
    return show(request, reply, opened, { fileError: '', refused, stored }, shown, taken.length === 0 ? 422 : 409)
  }

  async function show(
    request: Request,
    reply: Reply,
    opened: Opened,
    said: Said,
    shown: Shown | null,
    status: number,
  ): Promise<Reply> {
    const props = await importProps(db, request, opened, said, shown)
    return reply.page(importPage, props, { title: request.t('worksheet.pageTitle', { title: props.title }), status })
  }
}

/** What is told beside the field; anything but a file that is refused is no matter of the form. */
function sentenceOf({ t }: Request, error: unknown): string {
  if (error instanceof BadFile) return t(`worksheet.file.${error.fault}`)
  if (error instanceof Refusal && error.kind === 'invalid') return t(error.key, error.details.args)
  throw error
}
