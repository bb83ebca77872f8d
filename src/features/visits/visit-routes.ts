import { asActor } from '../../db/actor.ts'
import { expiryWarning } from '../../domain/agreement.ts'
import { nextStep } from '../../domain/visit-next.ts'
import { dayIn } from '../../domain/working-days.ts'
import { date } from '../../web/format.ts'
import { addressOf, whatsAppLink } from '../../web/share.ts'
import type { Request, Room } from '../../web/types.ts'
import { around } from './around.ts'
import { agreeToDay, withdrawVisit } from './deciding.ts'
import { papersOf, stepsOf, toolsOf } from './next-steps.ts'
import { visitPage } from './pages.ts'
import { type AgreementRow, listAgreements } from './party-queries.ts'
import { agendaOf, delegationsOf, headingOf } from './presenting.ts'
import { type Opened, openVisit } from './reading.ts'
import { visitParams } from './schema.ts'

/** `/kunjungan/:id`: what everybody may know; for those who take part all of it, and what they can do next. */
export const visitRoom: Room = (app, { db, clock, config }) => {
  const options = { config: { access: 'public' }, schema: { hide: true, params: visitParams } } as const

  app.get('/kunjungan/:id', options, async (request, reply) => {
    const { actor, lang, t } = request
    const { id } = request.params
    const props = await asActor(db, actor, async (tx) => {
      const opened = await openVisit(tx, actor, id)
      const { visit, record, agenda, delegations } = opened
      const [rest, agreements] = await Promise.all([around(tx, opened), listAgreements(tx, id)])
      const today = dayIn(rest.zone, clock())
      return {
        ...headingOf(request, visit, rest.zone),
        inside: record !== null,
        isWorkshop: visit.kind === 'workshop',
        next: nextOf(request, opened, today),
        steps: stepsOf(request, opened, today),
        tools: toolsOf(request, opened, today),
        papers: papersOf(request, opened),
        proposed: record?.proposedOn ? date(lang, record.proposedOn) : '',
        message: record?.message ?? '',
        reply: record?.reply ?? '',
        contact: record?.contact ?? '',
        minutes: record?.minutes ?? '',
        agenda: agendaOf(request, visit, agenda),
        delegations: delegationsOf(request, delegations, rest),
        present: rest.attendees.length,
        agreements: agreements.map((row) => agreementOf(request, row, today)),
        calendar: visit.state === 'accepted' || visit.state === 'closed',
        share: whatsAppLink(visit.title, addressOf(request, config, `/kunjungan/${id}`)),
      }
    })
    return reply.page(visitPage, props, {
      title: props.title,
      description: t('visits.about', { host: props.host, when: props.when }),
    })
  })

  const guests = { config: { access: 'visit:take-part' }, schema: { hide: true, params: visitParams } } as const
  app.post('/kunjungan/:id/persetujuan-tanggal', guests, async (request, reply) => {
    await agreeToDay(db, request.actor, request.params.id, clock())
    return reply.seeOther(`/kunjungan/${request.params.id}`)
  })
  app.post('/kunjungan/:id/penarikan', guests, async (request, reply) => {
    await withdrawVisit(db, request.actor, request.params.id, clock())
    return reply.seeOther(`/kunjungan/${request.params.id}`)
  })
}

function nextOf({ t }: Request, { visit, asHost, asGuest }: Opened, today: string): string {
  if (!asHost && !asGuest) return ''
  const next = nextStep(visit, asHost ? 'host' : 'guest', asGuest?.delegation ?? null, today)
  return next === null ? '' : t(`visits.next.${next}`)
}

function agreementOf({ t, lang }: Request, row: AgreementRow, today: string) {
  const warning = expiryWarning(row.expiresOn, today)
  return {
    title: `${t(`visits.agreement.${row.kind}`)} ${row.number}`,
    partner: `${row.agencyName} – ${row.partnerName}`,
    subject: row.subject,
    signedOn: date(lang, row.signedOn),
    expires: date(lang, row.expiresOn),
    warning: warning === null ? '' : t(`visits.agreement.${warning}`),
  }
}
