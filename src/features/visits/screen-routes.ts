import { asActor } from '../../db/actor.ts'
import { addressOf } from '../../web/share.ts'
import type { Room } from '../../web/types.ts'
import { zoneOf } from '../agencies/agencies.ts'
import { openAttendance } from './attending.ts'
import { screenPage } from './party-pages.ts'
import { listAttendees, readAttendanceCode } from './party-queries.ts'
import { headingOf } from './presenting.ts'
import { openParty } from './reading.ts'
import { visitParams } from './schema.ts'
import { refuseOthers } from './step-forms.ts'

/** `/kunjungan/:id/layar`: the code of attendance for the projector. */
export const screen: Room = (app, { db, clock, config }) => {
  const host = { config: { access: 'visit:host' }, schema: { hide: true, params: visitParams } } as const

  app.get('/kunjungan/:id/layar', host, async (request, reply) => {
    const { id } = request.params
    const { opened, zone, code, attendees } = await asActor(db, request.actor, async (tx) => {
      const opened = await openParty(tx, request.actor, id)
      const [zone, code, attendees] = await Promise.all([
        zoneOf(tx, opened.visit.host),
        readAttendanceCode(tx, id),
        listAttendees(tx, id),
      ])
      return { opened, zone, code, attendees }
    })
    refuseOthers(request, opened, 'host')
    const address = addressOf(request, config, '/hadir').replace(/^https?:\/\//, '')
    const props = {
      ...headingOf(request, opened.visit, zone),
      code: code?.code ?? '',
      address,
      present: attendees.length,
    }
    return reply.page(screenPage, props, { title: request.t('visits.screen.title') })
  })

  app.post('/kunjungan/:id/layar', host, async (request, reply) => {
    await openAttendance(db, request.actor, request.params.id, clock())
    return reply.seeOther(`/kunjungan/${request.params.id}/layar`)
  })
}
