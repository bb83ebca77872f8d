import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Fields, readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { titleOf } from '../assessments/assessments.ts'
import { whatOf } from '../evidence/evidence.ts'
import { signingPage } from './pages.ts'
import { openReceipt } from './receipt.ts'
import { roundParams, signingForm, signingQuery } from './schema.ts'
import { attachMinutes, type Place, scansFor } from './signing.ts'

/** `/penilaian/:id/pengiriman/:round/berita-acara`: the scan of the signed minutes joins the submission. */
export const signing: Room = (app, { db, clock }) => {
  const config = { access: 'assessment:read' } as const
  const path = '/penilaian/:id/pengiriman/:round/berita-acara'

  app.get(
    path,
    { config, schema: { hide: true, params: roundParams, querystring: signingQuery } },
    async (request, reply) => {
      const { q = '', dokumen = '' } = request.query
      const fields = { document: { value: dokumen, error: null }, q: { value: q, error: null } }
      return show(request, reply, request.params, fields, null)
    },
  )

  app.post(path, { config, schema: { hide: true, params: roundParams } }, async (request, reply): Promise<Reply> => {
    const { id, round } = request.params
    const form = readForm(signingForm, request.body)
    if (!form.ok) return show(request, reply, request.params, form.fields, null)
    try {
      await attachMinutes(db, request.actor, request.params, form.data.document, clock())
      return reply.seeOther(`/penilaian/${id}/pengiriman/${round}?keadaan=terlampir`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return show(request, reply, request.params, form.fields, error)
    }
  })

  async function show(
    request: Request,
    reply: Reply,
    place: Place,
    fields: Fields<(typeof signingForm)['shape']>,
    refusal: Refusal | null,
  ): Promise<Reply> {
    const { t, actor } = request
    const { id, round } = place
    const asked = {
      q: fields.q.value.trim().slice(0, 200),
      today: dayInJakarta(clock()),
      chosen: fields.document.value,
    }
    const scans = await scansFor(db, actor, place, asked)
    const { assessment, rounds } = await openReceipt(db, actor, id, round)
    const holds = assessment.state === 'submitted' && rounds[0]?.round === round
    const key = refusal?.details.errors?.[0]?.key ?? fields.document.error
    const documentError = key ? t(key) : ''
    const back = `/penilaian/${id}/pengiriman/${round}`
    const props = {
      title: t('submissions.signing.title', { round }),
      back,
      assessment: titleOf(t, assessment),
      path: `${back}/berita-acara`,
      minutesHref: holds ? `/penilaian/${id}/berita-acara` : '',
      uploadPath: `/bukti/baru?${new URLSearchParams({ penilaian: id, pengiriman: String(round) })}`,
      problem: '',
      errors: documentError === '' ? [] : [{ href: '#document', text: documentError }],
      q: asked.q,
      choices: scans.map((scan) => ({
        ...{ id: scan.id, title: scan.title, number: scan.number, what: whatOf(request, scan) },
        ...{ unsigned: scan.signed === 'no', simulated: scan.simulated, chosen: scan.id === fields.document.value },
      })),
      documentError,
    }
    return reply.page(signingPage, props, { title: props.title, status: documentError === '' ? 200 : 422 })
  }
}
