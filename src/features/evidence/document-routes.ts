import { z } from 'zod'
import { dayInJakarta } from '../../domain/calendar.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import { downloadName } from '../../domain/uploaded-name.ts'
import { MEDIA_TYPES } from '../../files/kinds.ts'
import { date, fileSize } from '../../web/format.ts'
import type { App, Request } from '../../web/types.ts'
import { mayChange } from './documents.ts'
import { type DocumentProps, documentPage } from './pages.ts'
import { marksOf } from './presenting.ts'
import type { OpenDocument } from './reading.ts'
import { openContent, openDocument } from './reading.ts'
import { contentParams, documentParams } from './schema.ts'
import type { Vault } from './vault.ts'

const query = z.object({ tersimpan: z.literal('1').optional().catch(undefined) })

/** `/bukti/:id`: a document with its files, where it is used, and what happened to it. */
export function documents(app: App, vault: Vault, clock: () => Date): void {
  const config = { access: 'evidence:read' } as const

  app.get(
    '/bukti/:id',
    { config, schema: { hide: true, params: documentParams, querystring: query } },
    async (request, reply) => {
      const opened = await openDocument(vault, request.actor, request.params.id, clock())
      const note = request.query.tersimpan === '1' ? request.t('evidence.document.saved') : ''
      const props = documentProps(request, opened, dayInJakarta(clock()), note)
      return reply.page(documentPage, props, { title: props.title })
    },
  )

  // Whatever is in it: nothing of it is ever shown or run under this address.
  app.get(
    '/bukti/:id/berkas/:revision',
    { config: { ...config, fresh: true }, schema: { hide: true, params: contentParams } },
    async (request, reply) => {
      const { id, revision } = request.params
      const { bytes, type, size, name, simulated } = await openContent(vault, request.actor, id, revision, clock())
      const file = `${simulated ? 'SIMULASI-' : ''}${downloadName(name, type)}`
      return reply
        .header('content-disposition', `attachment; filename="${file}"`)
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('cache-control', 'no-store')
        .header('content-length', size)
        .type(MEDIA_TYPES[type])
        .send(bytes)
    },
  )
}

function documentProps(
  request: Request,
  { document, revisions, uses, events }: OpenDocument,
  today: string,
  note: string,
): DocumentProps {
  const { t, lang, actor } = request
  const day = (value: string | null) => (value === null ? t('evidence.document.undated') : date(lang, value))
  return {
    id: document.id,
    title: document.title,
    agency: document.agencyName,
    isLink: document.kind === 'link',
    url: document.url ?? '',
    marks: marksOf(request, document, today),
    note,
    facts: [
      ...(document.number === '' ? [] : [{ label: t('evidence.field.number'), value: document.number }]),
      { label: t('evidence.field.signed'), value: t(`evidence.signed.${document.signed}`) },
      { label: t('evidence.field.effectiveFrom'), value: day(document.effectiveFrom) },
      ...(document.effectiveUntil === null
        ? []
        : [{ label: t('evidence.field.effectiveUntil'), value: day(document.effectiveUntil) }]),
      ...(document.expiresOn === null
        ? []
        : [{ label: t('evidence.field.expiresOn'), value: day(document.expiresOn) }]),
      ...(document.note === '' ? [] : [{ label: t('evidence.field.note'), value: document.note }]),
    ],
    account:
      document.testUser === '' && document.testAccess === ''
        ? null
        : { user: document.testUser, access: document.testAccess },
    revisions: revisions.map(({ number, type, size, name, note: why, sha256, by, at }) => ({
      href: `/bukti/${document.id}/berkas/${number}`,
      number,
      newest: number === document.revision,
      file: `${name} (${type.toUpperCase()}, ${fileSize(lang, size)})`,
      note: why,
      sha256,
      by: by ?? t('evidence.somebody'),
      at,
    })),
    uses: uses.map(({ assessment, item, indicator, level, year, instrument, place, detachedAt, basis }) => ({
      href: `/penilaian/${assessment}/indikator/${indicator}`,
      item,
      where: t('evidence.document.use', { year: String(year), instrument: regulationName(instrument), level }),
      place,
      simulated: basis === 'simulated',
      ended: detachedAt !== null,
    })),
    events: events.map(({ at, action, data, by }) => ({
      at,
      by: by ?? t('evidence.somebody'),
      ...eventOf(request, action, data),
    })),
    mayChange: mayChange(actor, document),
  }
}

const changed = z.object({ before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) })
const attached = z.object({ item: z.string(), place: z.string() })
const over = z.object({ via: z.literal('link'), sender: z.string() })
const revised = z.object({ number: z.number() })

/** An entry of the log in words, with what was before and after. */
function eventOf(
  { t }: Request,
  action: string,
  data: unknown,
): Pick<DocumentProps['events'][number], 'what' | 'changes'> {
  const link = over.safeParse(data).data
  if (link) return { what: t('evidence.event.madeOver', { sender: link.sender }), changes: [] }
  const what = t(`evidence.event.${action.replace('vault.', '')}`, {
    item: attached.safeParse(data).data?.item ?? '',
    place: attached.safeParse(data).data?.place ?? '',
    number: revised.safeParse(data).data?.number ?? 0,
  })
  const change = action === 'vault.changed' ? changed.safeParse(data).data : undefined
  if (!change) return { what, changes: [] }
  const text = (name: string, value: unknown): string =>
    value === null || value === '' || value === undefined
      ? t('evidence.change.empty')
      : name === 'signed'
        ? t(`evidence.signed.${String(value)}`)
        : String(value)
  const changes = Object.keys(change.after).map((name) => ({
    label: t(`evidence.field.${name}`),
    before: text(name, change.before[name]),
    after: text(name, change.after[name]),
  }))
  return { what, changes }
}
