import { Refusal } from '../../domain/errors.ts'
import { askedFields, filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { App, Reply, Request } from '../../web/types.ts'
import { makeLink } from './documents.ts'
import { summaryOf } from './fields.ts'
import { type From, newForm, placePath, withErrors } from './form-props.ts'
import { plainFormPage } from './pages.ts'
import { linkForm, newQuery } from './schema.ts'
import type { Vault } from './vault.ts'

/** `/bukti/tautan`: what lies elsewhere and is not kept here. */
export function links(app: App, { db }: Vault, clock: () => Date): void {
  const config = { access: 'evidence:upload', once: true } as const

  app.get('/bukti/tautan', { config, schema: { hide: true, querystring: newQuery } }, async (request, reply) =>
    show(request, reply, filledIn({}), request.query),
  )

  app.post('/bukti/tautan', { config, schema: { hide: true } }, async (request, reply): Promise<Reply> => {
    const form = readForm(linkForm, request.body)
    const from = newQuery.parse(request.body ?? {})
    if (!form.ok) return show(request, reply, form.fields, from)
    try {
      const { url, agency, ...facts } = form.data
      const id = await makeLink(db, request.actor, { facts, url, agency }, clock())
      const path = placePath(from)
      return reply.seeOther(path ? `${path}?dokumen=${id}` : `/bukti/${id}?tersimpan=1`)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return show(request, reply, withErrors(form.fields, error), from)
    }
  })

  function show(request: Request, reply: Reply, typed: Typed, from: From): Reply {
    const { t } = request
    const form = newForm(request, typed, from, '')
    const url = askedFields(t, 'evidence', [{ name: 'url', as: 'text', hint: t('evidence.hint.url') }], typed)
    const props = {
      ...form,
      title: t('evidence.link.title'),
      lead: t('evidence.link.lead'),
      problem: '',
      errors: [...summaryOf(url), ...form.errors],
      action: '/bukti/tautan',
      fields: [...url, ...form.fields],
      theirs: [],
      button: t('evidence.link.button'),
    }
    return reply.page(plainFormPage, props, { title: props.title, status: props.errors.length > 0 ? 422 : 200 })
  }
}
