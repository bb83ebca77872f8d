import { asActor } from '../../db/actor.ts'
import type { Refusal } from '../../domain/errors.ts'
import { isHeld } from '../../domain/visit.ts'
import { dayIn } from '../../domain/working-days.ts'
import type { Reply, Request, Room } from '../../web/types.ts'
import { around } from './around.ts'
import { closeVisit } from './closing.ts'
import { mendable, statusOf } from './forms.ts'
import { closingPage } from './party-pages.ts'
import { delegationsOf, headingOf } from './presenting.ts'
import { openParty } from './reading.ts'
import { visitParams } from './schema.ts'

/** `/kunjungan/:id/tutup`: what each delegation takes home, and the end of the visit. One page for a whole room. */
export const closing: Room = (app, { db, clock }) => {
  const reading = { config: { access: 'account:own' }, schema: { hide: true, params: visitParams } } as const
  const options = { config: { access: 'visit:host' }, schema: { hide: true, params: visitParams } } as const

  app.get('/kunjungan/:id/tutup', reading, async (request, reply) =>
    show(request, reply, request.params.id, new Map(), null),
  )

  app.post('/kunjungan/:id/tutup', options, async (request, reply) => {
    const { id } = request.params
    const typed = reasonsIn(request.body)
    try {
      const reasons = [...typed].flatMap(([agency, text]) => (text === '' ? [] : [{ agency, text }]))
      await closeVisit(db, request.actor, id, reasons, clock())
      return reply.seeOther(`/kunjungan/${id}`)
    } catch (error) {
      return show(request, reply, id, typed, mendable(error))
    }
  })

  async function show(
    request: Request,
    reply: Reply,
    id: string,
    typed: ReadonlyMap<string, string>,
    refusal: Refusal | null,
  ): Promise<Reply> {
    const { actor, t } = request
    const { opened, rest } = await asActor(db, actor, async (tx) => {
      const opened = await openParty(tx, actor, id)
      return { opened, rest: await around(tx, opened) }
    })
    const { visit, record, asHost, delegations } = opened
    const said = new Map((refusal?.details.errors ?? []).map(({ field, key, args }) => [field, t(key, args)]))
    const shown = delegationsOf(request, delegations, rest)
    const props = {
      ...headingOf(request, visit, rest.zone),
      problem: refusal ? t(refusal.key, refusal.details.args) : '',
      errors: [...said].map(([field, text]) => ({ href: `#${field}`, text })),
      isHost: asHost !== null && visit.state === 'accepted',
      held: isHeld(visit, dayIn(rest.zone, clock())),
      owing: shown.filter(({ owes }) => owes).length,
      present: rest.attendees.length,
      delegations: shown.map((one) => ({
        ...one,
        reason: typed.get(one.agency) ?? '',
        error: said.get(`alasan-${one.agency}`) ?? null,
      })),
      hasMinutes: record.minutes !== '',
    }
    return reply.page(closingPage, props, {
      title: t('visits.closing.title'),
      status: refusal ? statusOf(refusal) : 200,
    })
  }
}

const LONGEST = 1_000

/** The reasons typed beside delegations: fields `alasan-32.05`. */
const reasonsIn = (body: unknown): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(body ?? {}).flatMap(([name, value]) => {
      const [, agency] = /^alasan-(\d{2}(?:\.\d{2})?)$/.exec(name) ?? []
      return agency && typeof value === 'string' ? [[agency, value.replaceAll('\0', '').trim().slice(0, LONGEST)]] : []
    }),
  )
