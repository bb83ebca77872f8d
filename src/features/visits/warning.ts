import { asPlatform, type Handle } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { mailDays } from '../../db/time-zones.ts'
import { expiryWarning } from '../../domain/agreement.ts'
import { date } from '../../web/format.ts'
import { enqueue } from '../messages/messages.ts'
import { told } from './trail.ts'
import { listResponsible, listWritten, type Responsible } from './warning-queries.ts'

const FIRST_WARNING = 90

/**
 * Writes to those responsible on both sides of an agreement 90 and 30 days before it ends, on working days of their
 * region. Running twice writes once; one recorded late is told of its last 30 days only.
 */
export const warnOfEndings = (db: Database, clock: () => Date): Promise<void> =>
  asPlatform(db, async (tx) => {
    const at = clock()
    const people = await listResponsible(tx, mailDays(at), FIRST_WARNING)
    const written = await listWritten(tx, [...new Set(people.map(keyOf))])
    for (const one of people) if (!written.has(`${keyOf(one)} ${one.person}`)) await warn(tx, one, at)
  })

const keyOf = ({ id, expiresOn, today }: Responsible): string => `agreement ${id} ${expiryWarning(expiresOn, today)}`

async function warn(tx: Handle, one: Responsible, at: Date): Promise<void> {
  const { kind, number, expiresOn, side, person } = one
  await enqueue(
    tx,
    {
      to: person,
      agencyId: side,
      key: keyOf(one),
      subject: (t, lang) =>
        t('visits.mail.subject', {
          agreement: `${t(`visits.agreement.${kind}`)} ${number}`,
          day: date(lang, expiresOn),
        }),
      text: (t, lang) =>
        [
          t('visits.mail.greeting', { name: one.name }),
          t('visits.mail.ends', {
            agreement: `${t(`visits.agreement.${kind}`)} ${number}`,
            agency: one.agencyName,
            partner: one.partnerName,
            day: date(lang, expiresOn),
          }),
          t('visits.mail.ask'),
        ].join('\n\n'),
      about: one.visit === null ? '/kerja' : `/kunjungan/${one.visit}`,
      basis: one.basis,
    },
    at,
  )
  await told(tx, null, 'agreement.warned', one.id, side, at, { key: keyOf(one) })
}
