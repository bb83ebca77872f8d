import { z } from 'zod'
import { dayInJakarta } from '../../domain/calendar.ts'
import { Refusal } from '../../domain/errors.ts'
import { can, demandOfSeen } from '../../domain/permissions.ts'
import { emptyForm, readForm } from '../../web/forms.ts'
import { inLang } from '../../web/i18n.ts'
import { queryText } from '../../web/query.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import type { Attached } from '../evidence/evidence.ts'
import { itemPage } from './answer-pages.ts'
import { attachToItem, detachFromItem, type ItemPlace, openItem } from './attaching.ts'
import { attachForm, detachForm, itemParams } from './schema.ts'

const typed = queryText.optional()
const query = z.object({
  q: typed,
  dokumen: typed,
  keadaan: z.enum(['terlampir', 'dilepas']).optional().catch(undefined),
})

type Fields = ReturnType<typeof emptyForm<(typeof attachForm)['shape']>>

/** `/penilaian/:id/indikator/:number/bukti/:item`: what proves one item. */
export const itemEvidence: Room = (app, { db, clock }) => {
  const access = { config: { access: 'assessment:read' } } as const
  const path = '/penilaian/:id/indikator/:number/bukti/:item'

  app.get(
    path,
    { ...access, schema: { hide: true, params: itemParams, querystring: query } },
    async (request, reply) => {
      const { q = '', dokumen = '', keadaan } = request.query
      const fields = { ...emptyForm(attachForm), document: { value: dokumen, error: null } }
      return show(request, reply, request.params, {
        fields,
        q: q.trim().slice(0, 200),
        done: keadaan ?? null,
        problem: '',
      })
    },
  )

  app.post(path, { ...access, schema: { hide: true, params: itemParams } }, async (request, reply): Promise<Reply> => {
    const form = readForm(attachForm, request.body)
    const rest = { q: form.fields.q.value, done: null }
    if (!form.ok) return show(request, reply, request.params, { fields: form.fields, problem: '', ...rest })
    try {
      await attachToItem(db, request.actor, clock(), request.params, form.data)
      return reply.seeOther(`${pathOf(request.params)}?keadaan=terlampir`)
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
      const told = error.details.errors?.[0]?.key ?? null
      const fields = { ...form.fields, document: { ...form.fields.document, error: told } }
      const problem = error.kind === 'conflict' ? request.t(error.key) : ''
      return show(request, reply, request.params, { fields, problem, ...rest })
    }
  })

  app.post(
    `${path}/pelepasan`,
    { ...access, schema: { hide: true, params: itemParams } },
    async (request, reply): Promise<Reply> => {
      const form = readForm(detachForm, request.body)
      if (!form.ok) throw new Refusal('notFound', 'refusal.notFound')
      await detachFromItem(db, request.actor, clock(), request.params, form.data.reference)
      return reply.seeOther(`${pathOf(request.params)}?keadaan=dilepas`)
    },
  )

  interface Shown {
    readonly fields: Fields
    readonly q: string
    readonly done: 'terlampir' | 'dilepas' | null
    readonly problem: string
  }

  async function show(
    request: Request,
    reply: Reply,
    place: ItemPlace,
    { fields, q, done, problem }: Shown,
  ): Promise<Reply> {
    const { t, lang, actor } = request
    const today = dayInJakarta(clock())
    const asked = { q, today, chosen: fields.document.value }
    const { assessment, item, documents, state, subject, choices } = await openItem(db, actor, place, asked)
    if (request.method === 'POST') demandOfSeen(actor, 'evidence:attach', subject)
    const may = can(actor, 'evidence:attach', subject)
    const said = (name: keyof Fields): string => (fields[name].error ? t(fields[name].error) : '')
    const errors = (['document', 'place'] as const).flatMap((name) =>
      said(name) === '' ? [] : [{ href: `#${name}`, text: said(name) }],
    )
    const back = `/penilaian/${place.id}/indikator/${place.number}`
    const from = new URLSearchParams({ penilaian: place.id, indikator: String(place.number), butir: place.item })
    const props = {
      back,
      path: pathOf(place),
      item: item.id,
      title: t('evidence.item.title', { item: item.id }),
      indicator: `${item.of.code} ${inLang(lang, item.of.title, item.of.titleEn)}`,
      level: item.level,
      label: inLang(lang, item.label, item.labelEn),
      text: inLang(lang, item.text, item.textEn),
      state: t(`evidence.item.state.${state}`),
      tone: toneOf(state),
      isDraft: state === 'draft',
      done: done === null ? '' : t(done === 'terlampir' ? 'evidence.item.saved' : 'evidence.item.detached'),
      problem,
      errors,
      attached: documents.map((one) => ({ ...attachedProps(one), reference: one.id, place: one.place })),
      editable: may && assessment.state !== 'submitted',
      q,
      choices: choices.map(({ id, title, number, kind, simulated }) => ({
        id,
        title,
        number,
        isLink: kind === 'link',
        simulated,
        chosen: id === fields.document.value,
      })),
      askable: choices.length > 0 || errors.length > 0,
      documentError: said('document'),
      place: { value: fields.place.value, error: said('place') },
      uploadPath: `/bukti/baru?${from}`,
      linkPath: `/bukti/tautan?${from}`,
    }
    const status = problem !== '' ? 409 : errors.length > 0 ? 422 : 200
    return reply.page(itemPage, props, { title: props.title, status })
  }
}

const pathOf = ({ id, number, item }: ItemPlace): string => `/penilaian/${id}/indikator/${number}/bukti/${item}`

/** How a document attached to an item is shown. */
export const attachedProps = ({ document, title, number, kind, basis }: Attached) => ({
  href: `/bukti/${document}`,
  title,
  number,
  isLink: kind === 'link',
  simulated: basis === 'simulated',
})

/** A class of `.tag` for how far an item is. */
export const toneOf = (state: 'none' | 'draft' | 'uploaded'): string =>
  ({ none: '', draft: 'warn', uploaded: 'good' })[state]
