import { asActor } from '../../db/actor.ts'
import { askedFields, attempt, filledIn, mistakesIn, type Typed } from '../../web/asked.ts'
import { readForm } from '../../web/forms.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { agencyFor, teamOf } from './listing.ts'
import { formPage, unitsPage } from './pages.ts'
import { agencyQuery, idParams, renameForm, unitForm, withTicked } from './schema.ts'
import { addUnits, nameUnit, suggestedUnits, unitOf } from './units.ts'

const config = { access: 'people:manage' } as const

/** `/tim/unit`: adding units to the agency and giving them other names. */
export const units: Room = (app, { db, clock }) => {
  app.get('/tim/unit', { config, schema: { hide: true, querystring: agencyQuery } }, async (request, reply) => {
    const code = agencyFor(request.actor, 'people:manage', request.query.instansi)
    return show(request, reply, code, filledIn({ unitName: '', suggested: '' }), 200)
  })

  app.post('/tim/unit', { config, schema: { hide: true } }, async (request, reply) => {
    const form = readForm(unitForm, withTicked(request.body))
    const code = agencyFor(request.actor, 'people:manage', form.fields.instansi.value)
    const wrong = await attempt(form, async () => {
      if (form.ok) await addUnits(db, request.actor, code, form.data, clock())
    })
    if (wrong) return show(request, reply, code, wrong, 422)
    return reply.seeOther(`/tim?instansi=${code}&selesai=unit#unit`)
  })

  const one = { config, schema: { hide: true, params: idParams } }
  app.get('/tim/unit/:id', one, async (request, reply) => {
    const { unit } = await asActor(db, request.actor, (tx) => unitOf(tx, request.actor, request.params.id))
    return naming(request, reply, unit, filledIn({ unitName: unit.name }), 200)
  })

  app.post('/tim/unit/:id', one, async (request, reply) => {
    const { id } = request.params
    const { unit } = await asActor(db, request.actor, (tx) => unitOf(tx, request.actor, id))
    const form = readForm(renameForm, request.body)
    const wrong = await attempt(form, async () => {
      if (form.ok) await nameUnit(db, request.actor, id, form.data.unitName, clock())
    })
    if (wrong) return naming(request, reply, unit, wrong, 422)
    return reply.seeOther(`/tim?instansi=${unit.agency_id}&selesai=nama#unit`)
  })

  async function show(request: Request, reply: Reply, code: string, typed: Typed, status: number) {
    const { t, actor } = request
    const { units } = await teamOf(db, actor, code)
    const ticked = new Set(typed.suggested?.value.split('\n'))
    const { value = '', error = null } = typed.unitName ?? {}
    const props = {
      code,
      unitName: { value, error: error && t(error) },
      suggested: (await suggestedUnits(db, units)).map((name, at) => ({
        id: `saran-${at}`,
        name,
        ticked: ticked.has(name),
      })),
      units: units.map(({ name }) => name),
    }
    return reply.page(unitsPage, props, { title: t('people.units.title'), status })
  }

  function naming(
    request: Request,
    reply: Reply,
    unit: { readonly id: string; readonly agency_id: string; readonly name: string },
    typed: Typed,
    status: number,
  ) {
    const { t } = request
    const title = t('people.rename.title', { name: unit.name })
    const fields = askedFields(t, 'people', [{ name: 'unitName', as: 'text', label: t('people.rename.label') }], typed)
    const texts = { title, lead: t('people.rename.lead'), button: t('people.rename.button') }
    const place = { action: `/tim/unit/${unit.id}`, code: unit.agency_id }
    return reply.page(
      formPage,
      { ...texts, ...place, refused: '', errors: mistakesIn(fields), fields },
      { title, status },
    )
  }
}
