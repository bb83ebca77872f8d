import type { Room } from '../../web/types.ts'
import { agendaRoom } from './agenda-routes.ts'
import { visitsApi } from './api.ts'
import { asking } from './ask-routes.ts'
import { attending } from './attend-routes.ts'
import { closing } from './closing-routes.ts'
import { inviting } from './invite-routes.ts'
import { list } from './list-routes.ts'
import { present } from './present-routes.ts'
import { printing } from './print-routes.ts'
import { screen } from './screen-routes.ts'
import { steps } from './step-routes.ts'
import { visitRoom } from './visit-routes.ts'
import { workshops } from './workshop-routes.ts'

const parts = [
  list,
  asking,
  workshops,
  visitRoom,
  steps,
  agendaRoom,
  inviting,
  attending,
  screen,
  present,
  closing,
  printing,
  visitsApi,
]

/** Visits and workshops: ask, agree, prepare, attend, write down, commit, close. */
export const visits: Room = (app, services) => {
  for (const part of parts) part(app, services)
}
