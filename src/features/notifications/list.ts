import { addDays, dayIn } from '../../domain/working-days.ts'
import { date } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import type { NotificationRow } from './list-queries.ts'
import type { ListProps } from './pages.ts'
import { sentence } from './sentences.ts'

/** What somebody was told, day by day; the newest first. */
export function listProps(
  { lang, t }: Request,
  rows: readonly NotificationRow[],
  now: Date,
): Pick<ListProps, 'days' | 'newest'> {
  const today = dayIn('WIB', now)
  const byDay = Map.groupBy(rows, ({ at }) => dayIn('WIB', at))
  const nameOf = (day: string): string => {
    if (day === today) return t('notifications.today')
    return day === addDays(today, -1) ? t('notifications.yesterday') : date(lang, day)
  }
  return {
    days: [...byDay].map(([day, items]) => ({
      name: nameOf(day),
      items: items.map((row) => ({
        id: row.id,
        sentence: sentence(lang, row),
        at: row.at,
        unread: row.read_at === null,
        simulated: row.basis === 'simulated',
      })),
    })),
    newest: rows.some(({ read_at }) => read_at === null) ? (rows[0]?.id ?? '') : '',
  }
}
