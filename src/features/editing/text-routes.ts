import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { demand } from '../../domain/permissions.ts'
import { BLANK_TEXT, numbersIn } from '../../domain/practice.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { linkedIndicators } from '../practices/practices.ts'
import { textPage } from './pages.ts'
import { openText } from './reading.ts'
import { params, savedQuery, textForm, versionForm } from './schema.ts'
import { type Typed, textOfFields, textProps } from './text-props.ts'
import { saveText, startText, type TextConflict } from './writing.ts'

/** `/praktik/baru` and `/praktik/:slug/sunting`: writing a practice. */
export const texts: Room = (app, { db, clock }) => {
  const config = { access: 'practice:write' } as const

  app.get('/praktik/baru', { config, schema: { hide: true } }, async (request, reply) => {
    const asked = numbersIn(String((request.query as { readonly indikator?: unknown }).indikator ?? ''))
    const indicators = asked.slice(0, 1).join()
    return show(request, reply, null, { text: { ...BLANK_TEXT, indicators }, version: 0 })
  })

  app.post('/praktik/baru', { config: { ...config, once: true }, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(textForm, typedBody(request.body))
    const typed = { text: textOfFields(form.fields), version: 0 }
    if (!form.ok) return show(request, reply, null, { ...typed, errors: errorsOf(form.fields) })
    try {
      const slug = await startText(db, request.actor, form.data, clock())
      return reply.seeOther(`/praktik/${slug}/naskah?tersimpan=1`)
    } catch (error) {
      return show(request, reply, null, refused(error, typed))
    }
  })

  const one = { config, schema: { hide: true, params } } as const
  app.get(
    '/praktik/:slug/sunting',
    { config, schema: { hide: true, params, querystring: savedQuery } },
    async (request, reply) => show(request, reply, request.params.slug, null),
  )

  app.post('/praktik/:slug/sunting', one, async (request, reply) => {
    const { slug } = request.params
    const form = readForm(textForm, typedBody(request.body))
    const based = readForm(versionForm, request.body)
    const version = based.ok ? Number(based.data.version) : 0
    const typed = { text: textOfFields(form.fields), version }
    if (!form.ok) return show(request, reply, slug, { ...typed, errors: errorsOf(form.fields) })
    if (!based.ok) throw new Refusal('invalid', 'editing.error.version')
    try {
      await saveText(db, request.actor, slug, { version, text: form.data }, clock())
      return reply.seeOther(`/praktik/${slug}/naskah?tersimpan=1`)
    } catch (error) {
      return show(request, reply, slug, refused(error, typed))
    }
  })

  async function show(request: Request, reply: Reply, slug: string | null, typed: Typed | null): Promise<Reply> {
    const { actor } = request
    const props = await asActor(db, actor, async (tx) => {
      const indicators = await linkedIndicators(tx)
      const own = actor?.memberships.find(({ agency }) => agency !== null)?.agencyName ?? ''
      if (slug === null) {
        return textProps(request, { slug, agency: own, indicators }, typed ?? { text: BLANK_TEXT, version: 0 })
      }
      const opened = await openText(tx, actor, slug)
      demand(actor, 'practice:write', { agencyId: opened.agencyId })
      const stored = { text: opened.content, version: opened.version, locked: opened.state === 'review' }
      return textProps(request, { slug, agency: opened.agencyName, indicators }, typed ?? stored)
    })
    const conflict = typed?.conflict !== undefined || typed?.locked === true
    const status = conflict ? 409 : typed?.errors ? 422 : 200
    return reply.page(textPage, props, { title: props.title, status })
  }
}

/** Ticked indicators come as one field each. */
function typedBody(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return body
  const { indicators } = body as { readonly indicators?: unknown }
  return { ...body, indicators: [indicators].flat().filter(Boolean).join(', ') }
}

const errorsOf = (fields: Readonly<Record<string, { readonly error: string | null }>>) =>
  Object.entries(fields).flatMap(([field, { error }]) => (error ? [{ field, code: 'invalid', key: error }] : []))

/** What a refusal brings back to the form; anything else is not for the form. */
function refused(error: unknown, typed: Typed): Typed {
  if (!(error instanceof Refusal)) throw error
  const { kind, key, details } = error
  if (kind === 'invalid' && details.errors) return { ...typed, errors: details.errors }
  if (details.code === 'locked') return { ...typed, locked: true, general: key }
  if (details.code !== 'conflict') throw error
  const { conflict } = details.extra as { readonly conflict: TextConflict }
  return { text: conflict.merged, version: conflict.version, general: key, conflict }
}
