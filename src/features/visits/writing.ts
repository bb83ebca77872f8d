import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { AgendaPoint } from '../../domain/agenda.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { isOpen } from '../../domain/visit.ts'
import { refuseMistakes, tooLate } from './mistakes.ts'
import { openParty } from './reading.ts'
import { told } from './trail.ts'
import { replaceAgenda, updateRecord } from './write-queries.ts'

/** The host writes the agenda. Refuses one without a point (422) and one made on an older version (409). */
export const saveAgenda = (
  db: Database,
  who: Actor | null,
  id: string,
  { version, points }: { readonly version: number; readonly points: readonly AgendaPoint[] },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openParty(tx, who, id)
    demand(who, 'visit:host', { agencyId: visit.host })
    if (!isOpen(visit.state)) throw tooLate('step')
    refuseMistakes(points.length === 0 ? [{ field: 'topic-0', code: 'emptyAgenda' }] : [])
    if (!(await updateRecord(tx, id, version, {}))) throw tooLate('stale')
    await replaceAgenda(tx, id, visit.host, points)
    await told(tx, who, 'visit.agenda', id, visit.host, at)
  })

/** The host writes the minutes. Refuses what was written on an older version (409) or after closing (409). */
export const saveMinutes = (
  db: Database,
  who: Actor | null,
  id: string,
  { version, minutes }: { readonly version: number; readonly minutes: string },
  at: Date,
) =>
  asActor(db, who, async (tx) => {
    const { visit } = await openParty(tx, who, id)
    demand(who, 'visit:host', { agencyId: visit.host })
    if (visit.state !== 'accepted') throw tooLate('step')
    if (!(await updateRecord(tx, id, version, { minutes }))) throw tooLate('stale')
    await told(tx, who, 'visit.minutes', id, visit.host, at)
  })
