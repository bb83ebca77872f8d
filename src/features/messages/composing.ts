import type { Handle } from '../../db/actor.ts'
import { readPerson, readPosts } from '../../db/people.ts'
import { dayIn } from '../../domain/working-days.ts'
import { pathIn } from '../../web/language.ts'
import { type ClaimedMail, messagesIn, withdrawMessages } from './delivery-queries.ts'
import { makeLink } from './links.ts'
import { postsAsText } from './outbox.ts'
import type { Envelope } from './smtp.ts'
import { makeUnsubscription } from './unsubscribing.ts'
import { letterOf, type Reader } from './writing.ts'

interface Circumstances {
  readonly address: string
  readonly at: Date
  /** How long links hold, milliseconds. */
  readonly age: number
}

/**
 * The letter as it leaves now, with new one-time links. What the person has nothing to do with any more is taken back;
 * null where nothing is left, or the person may not use the platform.
 */
export async function composed(
  tx: Handle,
  mail: ClaimedMail,
  { address, at, age }: Circumstances,
): Promise<Envelope | null> {
  const person = await readPerson(tx, mail.person_id)
  const posts = person.disabled_at ? [] : await readPosts(tx, mail.person_id, dayIn(mail.zone, at))
  const messages = await messagesIn(tx, mail.id)
  const parts = []
  const foreign = []
  for (const message of messages) {
    const post = posts.find(({ agency }) => message.agency_id === null || agency === message.agency_id)
    const outlived = message.posts !== '' && message.posts !== postsAsText(posts)
    if (!post || outlived) {
      foreign.push(message.id)
      continue
    }
    const token = message.follow_up_id
      ? await makeLink(tx, { messageId: message.id, membershipId: post.id, madeBy: null, at, age })
      : null
    parts.push({ message, link: token && `/tautan/${token}` })
  }
  await withdrawMessages(tx, foreign, at)
  if (parts.length === 0) return null
  const off = await unsubscribing(tx, mail, parts, { address, at, lang: person.language })
  const letter = letterOf(parts, { lang: person.language, address }, off)
  return { ...letter, unsubscribe: off, id: mail.id, to: { name: person.name, address: person.email }, at }
}

/** The address that turns off what a letter of news tells of; a question about a commitment has none. */
async function unsubscribing(
  tx: Handle,
  { person_id, stream }: ClaimedMail,
  parts: readonly { readonly message: { readonly kinds: readonly string[] } }[],
  { address, at, lang }: Reader & { readonly at: Date },
): Promise<string | null> {
  if (stream === 'asked') return null
  const kinds = [...new Set(parts.flatMap(({ message }) => message.kinds))]
  const token = await makeUnsubscription(tx, { person_id, stream, kinds, made_at: at })
  const place = stream === 'report' ? '/laporan/tampilan/berhenti' : '/notifikasi/berhenti'
  return address + pathIn(lang, `${place}/${token}`)
}
