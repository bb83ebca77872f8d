import { Refusal } from '../../domain/errors.ts'
import { filledIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { App, Reply, Request } from '../../web/types.ts'
import { makeDocuments, type Twin } from './documents.ts'
import { type From, filePart, newForm, placePath, withErrors } from './form-props.ts'
import { fileFormPage } from './pages.ts'
import { readSent } from './receiving.ts'
import { fileForm, newQuery } from './schema.ts'
import type { Vault } from './vault.ts'

/** `/bukti/baru`: a file becomes a document; with scripts several at once. */
export function newFiles(app: App, vault: Vault, clock: () => Date): void {
  const config = { access: 'evidence:upload' } as const

  app.get('/bukti/baru', { config, schema: { hide: true, querystring: newQuery } }, async (request, reply) =>
    show(request, reply, { typed: filledIn({}), from: request.query, uploads: [], refusal: null }),
  )

  app.post(
    '/bukti/baru',
    { config: { ...config, upload: true }, schema: { hide: true } },
    async (request, reply): Promise<Reply> => {
      const sent = await readSent(vault, request, clock())
      const form = readForm(fileForm, sent.fields)
      const from = newQuery.parse(sent.fields)
      const { uploads } = sent
      let { refusal } = sent
      if (form.ok && refusal === null && uploads.length > 0) {
        try {
          const given = { facts: form.data, again: sent.fields.again === '1' }
          const made = await makeDocuments(vault, request.actor, uploads, given, clock())
          const path = placePath(from)
          if (path) return reply.seeOther(`${path}?dokumen=${made[0]}`)
          return reply.seeOther(made.length === 1 ? `/bukti/${made[0]}?tersimpan=1` : `/bukti?tersimpan=${made.length}`)
        } catch (error) {
          if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
          refusal = error
        }
      }
      return show(request, reply, { typed: form.fields, from, uploads, refusal: refusal ?? withoutFile(uploads) })
    },
  )

  interface Shown {
    readonly typed: Typed
    readonly from: From
    readonly uploads: readonly string[]
    readonly refusal: Refusal | null
  }

  async function show(request: Request, reply: Reply, { typed, from, uploads, refusal }: Shown): Promise<Reply> {
    const { t } = request
    const form = newForm(request, withErrors(typed, refusal), from, t('evidence.hint.titleOfFile'))
    const file = await filePart(vault, request, uploads, refusal)
    const isTwin = refusal?.details.code === 'twin'
    const path = placePath(from)
    const props = {
      ...form,
      ...file,
      title: t('evidence.new.title'),
      lead: t('evidence.new.lead'),
      problem: isTwin ? t('evidence.error.twin') : '',
      errors: [...(file.fileError ? [{ href: '#file', text: file.fileError }] : []), ...form.errors],
      action: '/bukti/baru',
      several: true,
      twins: twinsIn(refusal).map(({ id, title, number }) => ({
        href: `/bukti/${id}`,
        title: t('evidence.new.twin', { title, number }),
        use: path ? `${path}?dokumen=${id}` : '',
      })),
      // minutes come back as a scan, never as a link
      linkPath: from.pengiriman ? '' : `/bukti/tautan${path ? `?${new URLSearchParams({ ...from })}` : ''}`,
      button: t('evidence.new.button'),
    }
    const status = isTwin ? 409 : props.errors.length > 0 ? 422 : 200
    return reply.page(fileFormPage, props, { title: props.title, status, scripts: ['upload.js'] })
  }
}

const twinsIn = (refusal: Refusal | null): readonly Twin[] =>
  refusal?.details.code === 'twin' ? (refusal.details.extra?.twins as readonly Twin[]) : []

const withoutFile = (uploads: readonly string[]): Refusal | null => {
  if (uploads.length > 0) return null
  const errors = [{ field: 'file', code: 'missing', key: 'evidence.error.missing' }]
  return new Refusal('invalid', 'refusal.invalid', { errors })
}
