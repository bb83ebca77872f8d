import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { dayOfZone, mailDays } from '../../db/time-zones.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import type { NotificationKind } from '../../domain/notification.ts'

export interface ToMail {
  readonly id: string
  readonly person_id: string
  /** None: of whoever works for no agency. */
  readonly agency_id: string | null
  readonly kind: NotificationKind
  readonly arguments: Readonly<Record<string, string>>
  readonly about: string
  readonly basis: ReportBasis
  readonly mode: 'now' | 'daily'
  readonly language: 'id' | 'en'
  /** Of a digest. */
  readonly day: string | null
  readonly read_at: Date | null
}

const MOST = 5_000

/**
 * What is to be told by mail now, settled with it: what is told at once, and the digests of people who may be written to
 * today and had none yet. What another instance is busy with is passed over.
 */
export async function takeWaiting(tx: Database, at: Date): Promise<readonly ToMail[]> {
  const today = dayInJakarta(at)
  const day = dayOfZone('z.zone', mailDays(at))
  const { rows } = await sql<ToMail>`
    with ready as (
      select n.id, post.agency_id, p.language, ${day} as day
      from notification n join person p on p.id = n.person_id and p.disabled_at is null
        cross join lateral (
          select m.agency_id from membership m where m.person_id = n.person_id and m.valid_from <= ${today}
            and (m.valid_until is null or m.valid_until >= ${today}) order by m.agency_id is null, m.id limit 1
        ) post
        cross join lateral (select zone_of_mail(post.agency_id, n.person_id) as zone) z
      where n.told_at is null and n.mode <> 'off'
        and (n.mode = 'now' or (${day} is not null and not exists (
          select from message g where g.person_id = n.person_id and g.key = 'digest ' || n.basis || ' ' || ${day})))
      order by n.id limit ${MOST} for update of n skip locked
    )
    update notification n set told_at = ${at} from ready r where n.id = r.id
    returning n.id, n.person_id, r.agency_id, n.kind, n.arguments, n.about, n.basis, n.mode, r.language, r.day, n.read_at`.execute(
    tx,
  )
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}
