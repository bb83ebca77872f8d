import { asActor } from '../../db/actor.ts'
import { inLang } from '../../web/i18n.ts'
import { calendarFile, uidOf } from '../../web/ics.ts'
import { addressOf } from '../../web/share.ts'
import type { Room } from '../../web/types.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { findPractice } from '../practices/practices.ts'
import { around } from './around.ts'
import { packPage, sheetPage } from './party-pages.ts'
import { agendaOf, delegationsOf, headingOf, indicatorsIn } from './presenting.ts'
import { openParty, openVisit } from './reading.ts'
import { visitParams } from './schema.ts'

/** What is taken along on paper or in a calendar: commitment sheet, visit pack, calendar file. */
export const printing: Room = (app, { db, clock, config }) => {
  const options = { config: { access: 'account:own' }, schema: { hide: true, params: visitParams } } as const

  app.get('/kunjungan/:id/lembar-komitmen', options, async (request, reply) => {
    const { opened, rest } = await asActor(db, request.actor, async (tx) => {
      const opened = await openParty(tx, request.actor, request.params.id)
      return { opened, rest: await around(tx, opened) }
    })
    const props = {
      ...headingOf(request, opened.visit, rest.zone),
      delegations: delegationsOf(request, opened.delegations, rest),
    }
    return reply.page(sheetPage, props, { title: request.t('visits.sheet.title') })
  })

  app.get('/kunjungan/:id/paket', options, async (request, reply) => {
    const { actor, lang, t } = request
    const { opened, rest, shown } = await asActor(db, actor, async (tx) => {
      const opened = await openParty(tx, actor, request.params.id)
      const slugs = [...new Set(opened.agenda.flatMap(({ practice }) => practice ?? []))]
      const [rest, shown] = await Promise.all([
        around(tx, opened),
        Promise.all(slugs.map((slug) => findPractice(tx, slug))),
      ])
      return { opened, rest, shown }
    })
    const { visit, record, agenda, delegations } = opened
    const props = {
      ...headingOf(request, visit, rest.zone),
      agenda: agendaOf(request, visit, agenda),
      delegations: delegationsOf(request, delegations, rest),
      contact: record.contact,
      message: record.message,
      practices: shown.map((practice) => ({
        href: `/praktik/${practice.slug}`,
        title: inLang(lang, practice.title, practice.titleEn),
        summary: inLang(lang, practice.summary, practice.summaryEn),
        owner: practice.owner,
        indicators: indicatorsIn(t, practice.indicators),
        prerequisites: practice.prerequisites,
      })),
    }
    return reply.page(packPage, props, { title: t('visits.pack.title') })
  })

  const open = { config: { access: 'public' }, schema: { hide: true, params: visitParams } } as const
  app.get('/kunjungan/:id/kalender.ics', open, async (request, reply) => {
    const { actor, t } = request
    const { id } = request.params
    const { opened, zone } = await asActor(db, actor, async (tx) => {
      const opened = await openVisit(tx, actor, id)
      return { opened, zone: await zoneOf(tx, opened.visit.host) }
    })
    const { visit, record, agenda } = opened
    const url = addressOf(request, config, `/kunjungan/${id}`)
    const points = agendaOf(request, visit, agenda).map(({ from, to, topic }) => `${from}–${to} ${topic}`)
    const contact = record?.contact ? [t('visits.ics.contact', { contact: record.contact })] : []
    const file = calendarFile({
      ...{ uid: uidOf(id, config.baseUrl ?? request.host), sequence: record?.version ?? 0, stamp: clock(), zone, url },
      ...{
        day: visit.heldOn,
        starts: visit.starts,
        ends: visit.ends,
        location: [visit.place, visit.hostName].filter(Boolean).join(', '),
      },
      summary: visit.basis === 'simulated' ? `SIMULASI: ${visit.title}` : visit.title,
      description: [...points, ...contact, url].join('\n'),
      cancelled: visit.state === 'cancelled' || visit.state === 'declined',
    })
    return reply
      .header('content-disposition', `attachment; filename="kunjungan-${visit.heldOn}.ics"`)
      .type('text/calendar; charset=utf-8')
      .send(file)
  })
}
