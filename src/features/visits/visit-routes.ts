import { asActor } from '../../db/actor.ts'
import { expiryWarning } from '../../domain/agreement.ts'
import { isHeld, isOpen, stepsFor } from '../../domain/visit.ts'
import { nextStep } from '../../domain/visit-next.ts'
import { dayIn } from '../../domain/working-days.ts'
import { date } from '../../web/format.ts'
import { addressOf, whatsAppLink } from '../../web/share.ts'
import type { Request, Room } from '../../web/types.ts'
import { around } from './around.ts'
import { agreeToDay, withdrawVisit } from './deciding.ts'
import { type Step, visitPage } from './pages.ts'
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
        steps: stepsOf(request, opened),
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

const PATHS = {
  accept: 'penerimaan',
  propose: 'usulan-tanggal',
  agree: 'persetujuan-tanggal',
  decline: 'penolakan',
  withdraw: 'penarikan',
  cancel: 'pembatalan',
  close: 'tutup',
} as const

/** The steps the reader may take; a decision without a reason is a button, the others lead to their form. */
function stepsOf({ t }: Request, { visit, asHost, asGuest }: Opened): Step[] {
  const side = asHost ? 'host' : asGuest ? 'guest' : null
  if (side === null) return []
  return stepsFor(visit.kind, visit.state, side)
    .filter((step) => step !== 'close')
    .map((step) => ({
      href: `/kunjungan/${visit.id}/${PATHS[step]}`,
      label: t(`visits.step.${step}`),
      post: step === 'agree' || step === 'withdraw',
      primary: step === 'accept' || step === 'agree',
    }))
}

function toolsOf({ t, actor }: Request, { visit, record, asHost, asGuest }: Opened, today: string): Step[] {
  const tool = (path: string, shown: boolean, primary = false): Step[] =>
    shown ? [{ href: `/kunjungan/${visit.id}/${path}`, label: t(`visits.tool.${path}`), post: false, primary }] : []
  const accepted = visit.state === 'accepted'
  const inside = record !== null
  const mayJoin = actor !== null && !asHost && !asGuest && visit.kind === 'workshop' && accepted && !inside
  return [
    ...tool('keikutsertaan', mayJoin, true),
    ...tool('agenda', asHost !== null && isOpen(visit.state)),
    ...tool('delegasi', asHost !== null && visit.kind === 'workshop' && accepted),
    ...tool('layar', asHost !== null && accepted),
    ...tool('daftar-hadir', inside && accepted),
    ...tool('notulen', asHost !== null && accepted),
    ...tool('temuan', asGuest !== null && (accepted || visit.state === 'closed')),
    ...tool(
      'perjanjian',
      (asHost !== null || asGuest !== null) && visit.state !== 'declined' && visit.state !== 'cancelled',
    ),
    ...tool('tutup', inside && isHeld(visit, today), true),
  ]
}

/** The five papers of a visit, which the room of documents fills. */
const LETTERS = ['permohonan', 'balasan', 'daftar-hadir', 'keterangan', 'laporan'] as const

function papersOf({ t }: Request, { visit, record, asHost, asGuest }: Opened): Step[] {
  if (!record) return []
  const held = visit.state === 'accepted' || visit.state === 'closed'
  const paper = (path: string, key: string): Step => ({
    href: `/kunjungan/${visit.id}/${path}`,
    label: t(`visits.${key}`),
    post: false,
    primary: false,
  })
  const letters = asHost || asGuest ? LETTERS : []
  return [
    ...(held ? [paper('lembar-komitmen', 'tool.lembar-komitmen')] : []),
    ...(visit.state === 'closed' ? [paper('daftar-hadir', 'tool.daftar-hadir')] : []),
    paper('paket', 'tool.paket'),
    ...letters.map((kind) => paper(`surat/${kind}.docx`, `letter.${kind}`)),
  ]
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
