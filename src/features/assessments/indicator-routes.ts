import { z } from 'zod'
import { asActor, readAs } from '../../db/actor.ts'
import type { Change } from '../../domain/answers.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Indicator, Instrument } from '../../domain/instrument.ts'
import { can } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { readAssignment, readTalk } from '../assignments/assignments.ts'
import { countWaiting } from '../deliveries/deliveries.ts'
import { readLadderRows } from '../ladder/ladder.ts'
import { referenceOf, referenceResults } from '../progress/progress.ts'
import { indicatorPage } from './answer-pages.ts'
import { readAnswer } from './answer-queries.ts'
import { indicatorProps, type Typed } from './indicator-props.ts'
import { fieldsAt } from './merging.ts'
import { isForKeeping } from './offline.ts'
import { comeHere, othersHere } from './presence-queries.ts'
import { readAssessment } from './queries.ts'
import { answerIn } from './reading.ts'
import { saveAnswer } from './saving.ts'
import { answerForm, indicatorParams } from './schema.ts'
import { readValue } from './scoring.ts'
import { proposalsBeside, takenOver } from './taking-over.ts'

const query = z.object({ tersimpan: z.literal('1').optional().catch(undefined) })

/** `/penilaian/:id/indikator/:number`: one indicator a page. */
export const indicators: Room = (app, { db, clock }) => {
  const access = { config: { access: 'assessment:read' } } as const

  app.get(
    '/penilaian/:id/indikator/:number',
    { ...access, schema: { hide: true, params: indicatorParams, querystring: query } },
    async (request, reply) => show(request, reply, request.params, { saved: request.query.tersimpan === '1' }),
  )

  app.post(
    '/penilaian/:id/indikator/:number',
    { ...access, schema: { hide: true, params: indicatorParams } },
    async (request, reply) => {
      const { id, number } = request.params
      const form = readForm(answerForm, request.body)
      if (!form.ok) return show(request, reply, request.params, { fields: form.fields })
      const { version, value, usulan, pakai, ...texts } = form.data
      if (pakai !== '') {
        const stored = await asActor(db, request.actor, (tx) => fieldsAt(tx, id, number, Number(version)))
        return show(request, reply, request.params, {
          fields: form.fields,
          chosen: { pressed: pakai, version, stored },
        })
      }
      const change = (instrument: Instrument, { namesService }: Indicator): Change => ({
        value: readValue(instrument, value, 'form'),
        ...(namesService ? texts : { explanation: texts.explanation }),
      })
      const edit = { version: Number(version), change }
      try {
        const taken = usulan === '' ? null : await takenOver(db, request.actor, id, number, Number(usulan))
        const saved = await saveAnswer(db, request.actor, id, number, taken ? taken(edit) : edit, clock())
        return reply.seeOther(nextPath(request.body, id, saved.instrument.indicators.length, number))
      } catch (error) {
        if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
        const stored = await asActor(db, request.actor, (tx) => fieldsAt(tx, id, number, Number(version)))
        return show(request, reply, request.params, { fields: form.fields, refusal: error, stored })
      }
    },
  )

  async function show(
    request: Request,
    reply: Reply,
    { id, number }: z.infer<typeof indicatorParams>,
    typed: Typed,
  ): Promise<Reply> {
    const { actor } = request
    const now = clock()
    const look = { id, number, personId: actor?.personId ?? '', at: now }
    const [assessment, answer, results, assignment, talk, rows, waiting, others] = await readAs(db, actor, (tx) =>
      Promise.all([
        readAssessment(tx, id),
        readAnswer(tx, id, number),
        referenceResults(tx),
        readAssignment(tx, id, number),
        readTalk(tx, id, number),
        readLadderRows(tx, id, number),
        countWaiting(tx, id, number),
        can(actor, 'assessment:answer') && !isForKeeping(request) ? comeHere(tx, look) : othersHere(tx, look),
      ]),
    )
    const opened = await answerIn(db, actor, number, { assessment, answer })
    const reference = referenceOf(opened.instrument, results)
    const beside = { others, proposals: await proposalsBeside(db, actor, opened), assignment, talk, waiting }
    const today = dayInJakarta(now)
    const props = await indicatorProps(db, request, opened, reference, beside, typed, { today, rows })
    const status = typed.refusal?.kind === 'conflict' ? 409 : typed.fields && typed.chosen === undefined ? 422 : 200
    return reply.page(indicatorPage, props, {
      title: `${props.code} ${props.name}`,
      status,
      scripts: props.editable ? ['autosave.js'] : props.unsent ? ['unsent.js'] : [],
    })
  }
}

/** "Simpan dan lanjut" goes on to the next indicator, after the last one to the check; "ajukan" to where it is handed in. */
function nextPath(body: unknown, id: string, total: number, number: number): string {
  if (body !== null && typeof body === 'object' && 'ajukan' in body) {
    return `/penilaian/${id}/indikator/${number}/diskusi#penugasan`
  }
  const goOn = body !== null && typeof body === 'object' && 'lanjut' in body
  if (!goOn) return `/penilaian/${id}/indikator/${number}?tersimpan=1`
  return number < total ? `/penilaian/${id}/indikator/${number + 1}` : `/penilaian/${id}/periksa`
}
