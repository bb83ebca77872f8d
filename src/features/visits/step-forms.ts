import type { z } from 'zod'
import { asActor } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Action, demand } from '../../domain/permissions.ts'
import { readForm } from '../../web/forms.ts'
import type { App, Reply, Request, Services } from '../../web/types.ts'
import { formPage } from './form-pages.ts'
import { type Asking, blank, fieldsOf, mendable, statusOf, summaryOf, type Typed, told } from './forms.ts'
import { type Opened, openVisit } from './reading.ts'
import { visitParams } from './schema.ts'

/** A step of a visit that asks for something: one page, one form, one verb. */
export interface StepForm<Shape extends z.ZodRawShape> {
  /** Below `/kunjungan/:id/`; texts stand under `visits.form.<name>`. */
  readonly path: string
  readonly name: string
  readonly access: Action
  /** Who may fill it in; an outsider only joins. */
  readonly by: 'host' | 'guest' | 'party' | 'outsider'
  readonly schema: z.ZodObject<Shape>
  asked(opened: Opened, request: Request): Readonly<Record<string, Asking>> | Promise<Readonly<Record<string, Asking>>>
  start(opened: Opened): Readonly<Record<string, string>>
  act(request: Request, id: string, data: z.output<z.ZodObject<Shape>>): Promise<unknown>
  /** Where one is afterwards, below the visit. */
  readonly afterwards?: string
}

/** Adds both routes of a step: the form, and what is posted from it. */
export function stepForm<Shape extends z.ZodRawShape>(app: App, { db }: Services, step: StepForm<Shape>): void {
  const options = { config: { access: step.access }, schema: { hide: true, params: visitParams } }
  const path = `/kunjungan/:id/${step.path}`

  app.get(path, options, async (request, reply) => {
    const { id } = request.params as { id: string }
    const opened = await asActor(db, request.actor, (tx) => openVisit(tx, request.actor, id))
    refuseOthers(request, opened, step.by)
    return show(request, reply, opened, blank(step.start(opened)), null, 200)
  })

  app.post(path, options, async (request, reply) => {
    const { id } = request.params as { id: string }
    const form = readForm(step.schema, request.body)
    const again = async (refusal: Refusal | null) => {
      const opened = await asActor(db, request.actor, (tx) => openVisit(tx, request.actor, id))
      refuseOthers(request, opened, step.by)
      return show(
        request,
        reply,
        opened,
        told(request.t, form.fields, refusal),
        refusal,
        refusal ? statusOf(refusal) : 422,
      )
    }
    if (!form.ok) return again(null)
    try {
      await step.act(request, id, form.data)
      return reply.seeOther(`/kunjungan/${id}${step.afterwards ?? ''}`)
    } catch (error) {
      return again(mendable(error))
    }
  })

  async function show(
    request: Request,
    reply: Reply,
    opened: Opened,
    typed: Readonly<Record<string, Typed>>,
    refusal: Refusal | null,
    status: number,
  ) {
    const { t } = request
    const { visit } = opened
    const props = {
      back: { href: `/kunjungan/${visit.id}${step.afterwards ?? ''}`, label: visit.title },
      eyebrow: visit.hostName,
      title: t(`visits.form.${step.name}.title`),
      lead: t(`visits.form.${step.name}.lead`),
      note: '',
      problem: refusal && refusal.kind !== 'invalid' ? t(refusal.key, refusal.details.args) : '',
      errors: summaryOf(typed),
      action: `/kunjungan/${visit.id}/${step.path}`,
      fields: fieldsOf(t, await step.asked(opened, request), typed),
      names: [],
      button: t(`visits.form.${step.name}.button`),
      open: true,
    }
    return reply.page(formPage, props, { title: props.title, status })
  }
}

/** Somebody who cannot see the inside finds nothing there; somebody of the other side is told so. */
export function refuseOthers({ actor }: Request, opened: Opened, by: 'host' | 'guest' | 'party' | 'outsider'): void {
  const { visit, asHost, asGuest, record } = opened
  if (by === 'outsider') return
  if (!record) throw new Refusal('notFound', 'refusal.notFound')
  if (asHost && by !== 'guest') return
  if (asGuest && by !== 'host') return
  if (asHost || asGuest) throw new Refusal('forbidden', 'visits.error.otherSide')
  demand(actor, by === 'guest' ? 'visit:take-part' : 'visit:host', { agencyId: visit.host })
}

/** Who takes a step: the host, a guest, or either. */
export const HOST = { access: 'visit:host', by: 'host' } as const
export const GUEST = { access: 'visit:take-part', by: 'guest' } as const
export const PARTY = { access: 'visit:take-part', by: 'party' } as const

/** The delegation of a guest; of a host, the first of the visit. */
export const firstDelegation = ({ asGuest, delegations }: Opened): string =>
  asGuest?.delegation.agency ?? delegations[0]?.agency ?? ''

export const delegationChoices = ({ delegations }: Opened) =>
  delegations.map(({ agency, agencyName }) => ({ value: agency, label: agencyName, chosen: false }))
