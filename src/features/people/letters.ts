import { asPlatform, type Handle } from '../../db/actor.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { date } from '../../web/format.ts'
import { type Lang, translator } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { afterwards, type Delivery, handOver } from '../messages/messages.ts'
import { type InvitationRow, readInvitation } from './invitation-queries.ts'
import { chosenLanguage, claimLetter, giveUpInterrupted, settleLetter } from './letter-queries.ts'
import { makeLink } from './link.ts'

/** The whole address where an invitation is accepted. */
export const linkOf = (lang: Lang, address: string, token: string): string =>
  address + pathIn(lang, `/undangan/${token}`)

/** What an invitation says, in a letter and copied for WhatsApp; the subject names nobody. */
export function wordsOf(invitation: InvitationRow, lang: Lang, link: string): { subject: string; text: string } {
  const t = translator(lang)
  const { name, inviter, agency, role, unit, expiresAt } = invitation
  const post = [t(`accounts.role.${role}`), unit].filter(Boolean).join(', ')
  const until = date(lang, dayInJakarta(expiresAt))
  return {
    subject: t('people.letter.subject'),
    text: t('people.letter.text', { name, inviter, agency, post, link, until }),
  }
}

/**
 * Sends the letters of invitations that wait. Each has a link of its own. Several instances may do so at once; each letter
 * is claimed by one and sent once. Ends early when the server cannot be reached. Without a mail server nothing happens.
 */
export async function mailInvitations({ db, config, clock, address }: Delivery): Promise<void> {
  const { mail } = config
  if (!mail) return
  const began = clock()
  await asPlatform(db, (tx) => giveUpInterrupted(tx, new Date(began.getTime() - config.limits.mail.interrupted), began))
  for (let reached = true; reached; ) {
    const at = clock()
    const claimed = await asPlatform(db, (tx) => claimLetter(tx, at))
    if (!claimed) return
    const { id, tries } = claimed
    const letter = await asPlatform(db, (tx) => composed(tx, id, address, at))
    const outcome = await handOver(mail, { ...letter, unsubscribe: null, id, at })
    await asPlatform(db, (tx) => settleLetter(tx, id, afterwards(outcome, tries, clock())))
    reached = outcome.kind !== 'away'
  }
}

async function composed(tx: Handle, id: string, address: string, at: Date) {
  const invitation = await readInvitation(tx, id)
  if (!invitation) throw new Error(`no invitation ${id} although its letter was claimed`)
  const { email, name, invitedBy } = invitation
  // Somebody with an account chose a language; only they read it, so nothing is told by it.
  const lang = (await chosenLanguage(tx, email))?.language ?? invitation.language
  const token = await makeLink(tx, { invitationId: id, membershipId: invitedBy, at })
  const { subject, text } = wordsOf(invitation, lang, linkOf(lang, address, token))
  const footer = translator(lang)('people.letter.footer', { address })
  return { subject, text: `${text}\n\n----\n\n${footer}\n`, to: { name, address: email } }
}
