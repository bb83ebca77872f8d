import { z } from 'zod'
import { readAs } from '../../db/actor.ts'
import type { Change } from '../../domain/answers.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Indicator, Instrument } from '../../domain/instrument.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { attachedTo } from '../evidence/evidence.ts'
import { referenceOf, referenceResults } from '../progress/progress.ts'
import { indicatorPage } from './answer-pages.ts'
import { readAnswer } from './answer-queries.ts'
import { indicatorProps, type Typed } from './indicator-props.ts'
import { readAssessment } from './queries.ts'
import { answerIn } from './reading.ts'
import { saveAnswer } from './saving.ts'
import { answerForm, indicatorParams } from './schema.ts'
import { readValue } from './scoring.ts'

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
      const { version, value, ...texts } = form.data
      const change = (instrument: Instrument, { namesService }: Indicator): Change => ({
        value: readValue(instrument, value, 'form'),
        ...(namesService ? texts : { explanation: texts.explanation }),
      })
      try {
        const saved = await saveAnswer(db, request.actor, id, number, { version: Number(version), change }, clock())
        return reply.seeOther(nextPath(request.body, id, saved.instrument.indicators.length, number))
      } catch (error) {
        if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
        return show(request, reply, request.params, { fields: form.fields, refusal: error })
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
    const [assessment, answer, results, attached] = await readAs(db, actor, (tx) =>
      Promise.all([
        readAssessment(tx, id),
        readAnswer(tx, id, number),
        referenceResults(tx),
        attachedTo(tx, id, number),
      ]),
    )
    const opened = await answerIn(db, actor, number, { assessment, answer })
    const reference = referenceOf(opened.instrument, results)
    const today = dayInJakarta(clock())
    const props = await indicatorProps(db, request, opened, reference, typed, { today, attached })
    const status = typed.refusal ? (typed.refusal.kind === 'conflict' ? 409 : 422) : typed.fields ? 422 : 200
    return reply.page(indicatorPage, props, {
      title: `${props.code} ${props.name}`,
      status,
      scripts: props.editable ? ['autosave.js'] : [],
    })
  }
}

/** "Simpan dan lanjut" goes on to the next indicator, after the last one to the check. */
function nextPath(body: unknown, id: string, total: number, number: number): string {
  const goOn = body !== null && typeof body === 'object' && 'lanjut' in body
  if (!goOn) return `/penilaian/${id}/indikator/${number}?tersimpan=1`
  return number < total ? `/penilaian/${id}/indikator/${number + 1}` : `/penilaian/${id}/periksa`
}
