import { asPlatform } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { type Lang, translator } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { enqueue, type NewMessage } from '../messages/messages.ts'
import { type ToMail, takeWaiting } from './mail-queries.ts'
import { sentence } from './sentences.ts'

/**
 * Puts in the outbox what people want to hear of by mail: at once each by itself, and one digest a person and working day
 * with all that waits and was not read meanwhile. Run often; running twice, or on several instances, tells once.
 * @param address where people reach the platform
 */
export const tellByMail = (db: Database, at: Date, address: string): Promise<void> =>
  asPlatform(db, async (tx) => {
    const unread = (await takeWaiting(tx, at)).filter(({ read_at }) => read_at === null)
    const digests = Map.groupBy(
      unread.filter(({ mode }) => mode === 'daily'),
      ({ person_id, basis }) => `${person_id} ${basis}`,
    )
    const messages = [
      ...unread.filter(({ mode }) => mode === 'now').map(atOnce),
      ...[...digests.values()].flatMap((rows) => digestOf(rows, address)),
    ]
    for (const message of messages) await enqueue(tx, message, at)
  })

function atOnce(row: ToMail): NewMessage {
  const said = spoken(row.language, row)
  return { ...common(row), key: `told ${row.id}`, subject: said, text: said, about: row.about, kinds: [row.kind] }
}

const LONGEST = 50

function digestOf(rows: readonly ToMail[], address: string): NewMessage[] {
  const [first] = rows
  if (!first) return []
  const { language: lang, basis, day } = first
  const t = translator(lang)
  const lines = rows.slice(0, LONGEST).map((row) => `• ${spoken(lang, row)}\n  ${address}${pathIn(lang, row.about)}`)
  const more = rows.length > LONGEST ? [t('notifications.mail.more', { n: rows.length - LONGEST })] : []
  return [
    {
      ...common(first),
      key: `digest ${basis} ${day}`,
      subject: t('notifications.mail.digest', { n: rows.length }),
      text: [t('notifications.mail.lead'), ...lines, ...more].join('\n\n'),
      about: '/notifikasi',
      kinds: [...new Set(rows.map(({ kind }) => kind))],
    },
  ]
}

const common = ({ person_id, agency_id, basis, mode }: ToMail) => ({
  ...{ to: person_id, agencyId: agency_id, basis, stream: mode },
})

function spoken(lang: Lang, row: ToMail): string {
  const said = sentence(lang, row)
  return row.basis === 'simulated' ? translator(lang)('notifications.mail.simulated', { sentence: said }) : said
}
