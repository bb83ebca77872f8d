import { Refusal } from '../../domain/errors.ts'
import { readForm } from '../../web/forms.ts'
import type { Room } from '../../web/types.ts'
import { askForSection, confirmPractice } from './asking.ts'
import { params, requestForm } from './schema.ts'

/** What readers and owners say on the page of a practice itself. */
export const asking: Room = (app, { db, clock }) => {
  const schema = { hide: true, params } as const

  app.post('/praktik/:slug/permintaan', { config: { access: 'account:own' }, schema }, async (request, reply) => {
    const { slug } = request.params
    const form = readForm(requestForm, request.body)
    if (!form.ok) throw new Refusal('invalid', 'editing.error.section')
    await askForSection(db, request.actor, slug, form.data.section, clock())
    return reply.seeOther(`/praktik/${slug}#belum`)
  })

  app.post('/praktik/:slug/konfirmasi', { config: { access: 'practice:write' }, schema }, async (request, reply) => {
    await confirmPractice(db, request.actor, request.params.slug, clock())
    return reply.seeOther(`/praktik/${request.params.slug}`)
  })
}
