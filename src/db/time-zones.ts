import { sql } from 'kysely'
import { dayIn, mailDayIn, ZONES, type Zone } from '../domain/working-days.ts'
import type { Database } from './database.ts'

/** The day of each time zone; null where there is none to work with. */
export type Days = Readonly<Record<Zone, string | null>>

/** The days on which each time zone may be written to at this moment. */
export const mailDays = (at: Date): Days => daysOf((zone) => mailDayIn(zone, at))

/** The day each time zone has at this moment. */
export const plainDays = (at: Date): Days => daysOf((zone) => dayIn(zone, at))

export const daysOf = (day: (zone: Zone) => string | null): Days => {
  const [WIB, WITA, WIT] = ZONES.map(day) as [string | null, string | null, string | null]
  return { WIB, WITA, WIT }
}

/** SQL: the day of the zone in `zone`, a column. */
export const dayOfZone = (zone: string, { WIB, WITA, WIT }: Days) =>
  sql<
    string | null
  >`case ${sql.ref(zone)} when 'WIB' then ${WIB}::date when 'WITA' then ${WITA}::date else ${WIT}::date end`

/** The time zone an agency lies in. */
export async function zoneOf(db: Database, agencyId: string): Promise<Zone> {
  const { zone } = await db
    .selectFrom('time_zone')
    .select('zone')
    .where('province_code', '=', agencyId.slice(0, 2))
    .executeTakeFirstOrThrow()
  return zone
}
