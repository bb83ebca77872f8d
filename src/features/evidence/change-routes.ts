import { readAs } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { demandOfSeen } from '../../domain/permissions.ts'
import { askedFields, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { App, Reply, Request } from '../../web/types.ts'
import { addRevision, changeDocument, factsOf, mayChange } from './documents.ts'
import { accountFields, factFields, storedFields, summaryOf } from './fields.ts'
import { filePart, withErrors } from './form-props.ts'
import { fileFormPage, plainFormPage } from './pages.ts'
import { type DocumentRow, readDocument } from './queries.ts'
import { readSent } from './receiving.ts'
import { changeForm, documentParams, revisionForm } from './schema.ts'
import type { Vault } from './vault.ts'

/** `/bukti/:id/ubah` and `/bukti/:id/revisi`: what is said about a document, and a newer file of it. */
export function changes(app: App, vault: Vault, clock: () => Date): void {
  const { db } = vault
  const options = { config: { access: 'evidence:upload' }, schema: { hide: true, params: documentParams } } as const

  app.get('/bukti/:id/ubah', options, async (request, reply) => {
    const document = await editable(request, request.params.id)
    return showChange(request, reply, document, storedFields(factsOf(document)), null)
  })

  app.post('/bukti/:id/ubah', options, async (request, reply): Promise<Reply> => {
    const { id } = request.params
    const form = readForm(changeForm, request.body)
    if (!form.ok) return showChange(request, reply, await editable(request, id), form.fields, null)
    const { version, ...facts } = form.data
    try {
      await changeDocument(db, request.actor, id, { facts, version: Number(version) }, clock())
      return reply.seeOther(`/bukti/${id}?tersimpan=1`)
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error
      return showChange(request, reply, await editable(request, id), withErrors(form.fields, error), error)
    }
  })

  app.get('/bukti/:id/revisi', options, async (request, reply) => {
    const document = await editable(request, request.params.id)
    return showRevision(request, reply, document, { note: { value: '', error: null } }, [], null)
  })

  app.post(
    '/bukti/:id/revisi',
    { ...options, config: { ...options.config, upload: true } },
    async (request, reply): Promise<Reply> => {
      const { id } = request.params
      const document = await editable(request, id)
      const sent = await readSent(vault, request, clock())
      const form = readForm(revisionForm, sent.fields)
      // the newest takes the place of what came before
      const upload = sent.uploads.at(-1)
      let { refusal } = sent
      if (form.ok && refusal === null && upload !== undefined) {
        try {
          await addRevision(vault, request.actor, id, { upload, note: form.data.note }, clock())
          return reply.seeOther(`/bukti/${id}?tersimpan=1`)
        } catch (error) {
          if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
          refusal = error
        }
      }
      const errors = [{ field: 'file', code: 'missing', key: 'evidence.error.missing' }]
      refusal ??= upload === undefined ? new Refusal('invalid', 'refusal.invalid', { errors }) : null
      return showRevision(request, reply, document, withErrors(form.fields, refusal), sent.uploads.slice(-1), refusal)
    },
  )

  async function editable({ actor }: Request, id: string): Promise<DocumentRow> {
    const document = await readAs(db, actor, (tx) => readDocument(tx, id))
    if (!document) throw new Refusal('notFound', 'refusal.notFound')
    if (!mayChange(actor, document)) demandOfSeen(actor, 'evidence:edit', { agencyId: document.agency })
    return document
  }

  function showChange(
    request: Request,
    reply: Reply,
    document: DocumentRow,
    typed: Typed,
    refusal: Refusal | null,
  ): Reply {
    const { t } = request
    const fields = factFields(t, typed, '')
    const account = accountFields(t, typed)
    const isStale = refusal?.details.code === 'stale'
    const stored = storedFields(factsOf(document))
    const theirs = [...fields, ...account.fields].flatMap(({ name, label, value }) => {
      const other = stored[name]?.value ?? ''
      const shown = name === 'signed' ? t(`evidence.signed.${other}`) : other
      return isStale && other !== value ? [{ label, value: shown || t('evidence.change.empty') }] : []
    })
    const props = {
      back: { href: `/bukti/${document.id}`, label: document.title },
      eyebrow: '',
      title: t('evidence.change.title'),
      lead: t('evidence.change.lead'),
      problem: isStale ? t('evidence.error.stale') : '',
      errors: summaryOf([...fields, ...account.fields]),
      action: `/bukti/${document.id}/ubah`,
      hidden: [
        { name: 'version', value: String(isStale ? document.version : (typed.version?.value ?? document.version)) },
      ],
      fields,
      account,
      theirs,
      button: t('evidence.change.button'),
    }
    const status = isStale ? 409 : props.errors.length > 0 || typed.version?.error ? 422 : 200
    return reply.page(plainFormPage, props, { title: props.title, status })
  }

  async function showRevision(
    request: Request,
    reply: Reply,
    document: DocumentRow,
    typed: Typed,
    uploads: readonly string[],
    refusal: Refusal | null,
  ): Promise<Reply> {
    if (document.kind === 'link') throw new Refusal('notFound', 'refusal.notFound')
    const { t } = request
    const fields = askedFields(t, 'evidence', [{ name: 'note', as: 'text', label: t('evidence.field.why') }], typed)
    const file = await filePart(vault, request, uploads, refusal)
    const props = {
      ...file,
      back: { href: `/bukti/${document.id}`, label: document.title },
      eyebrow: '',
      title: t('evidence.revise.title'),
      lead: t('evidence.revise.lead'),
      problem: '',
      errors: [...(file.fileError ? [{ href: '#file', text: file.fileError }] : []), ...summaryOf(fields)],
      action: `/bukti/${document.id}/revisi`,
      hidden: [],
      fields,
      account: null,
      several: false,
      twins: [],
      linkPath: '',
      button: t('evidence.revise.button'),
    }
    const status = props.errors.length > 0 ? 422 : 200
    return reply.page(fileFormPage, props, { title: props.title, status, scripts: ['upload.js'] })
  }
}
