import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { readLanguage } from '../../db/people.ts'
import type { ReportBasis, Stream } from '../../db/schema.ts'
import type { Membership } from '../../domain/permissions.ts'
import { type Lang, type Translate, translator } from '../../web/i18n.ts'
import { insertMessage, withdrawUnsent } from './queries.ts'

/** A text, or how it reads in the language of the person it goes to. */
export type Phrase = string | ((t: Translate, lang: Lang) => string)

/** Stands in a text where the link to answer goes; each letter has its own. */
export const LINK = '[[link]]'

export interface NewMessage {
  /** Id of the person. */
  readonly to: string
  /** The agency the person works for; news may go to somebody who works for none. */
  readonly agencyId: string | null
  /** The agency whose practice it is about: its curators see the message too. */
  readonly ownerId?: string | null
  /** What it is about, of what kind, for which day: a second message to a person with the same key is not written. */
  readonly key: string
  /** Without anything personal: it is read on locked screens. */
  readonly subject: Phrase
  readonly text: Phrase
  /** Path of the page it is about. */
  readonly about: string
  /** The question that its link answers. */
  readonly followUpId?: string | null
  /** Simulated messages stand in the outbox and are never sent. */
  readonly basis?: ReportBasis
  /** A question about a commitment unless said. */
  readonly stream?: Stream
  /** What its letter can turn off: kinds of news, or ids of saved views. */
  readonly kinds?: readonly string[]
  /** The posts with whose rights it was written: it does not leave once the person holds others. */
  readonly posts?: readonly Membership[]
}

/** Puts a message in the outbox, in the transaction that causes it: both happen or neither. */
export async function enqueue(tx: Handle, message: NewMessage, at: Date): Promise<void> {
  const lang = await readLanguage(tx, message.to)
  const inTheirLanguage = (phrase: Phrase): string =>
    typeof phrase === 'string' ? phrase : phrase(translator(lang), lang)
  await insertMessage(tx, {
    id: uuid(),
    agency_id: message.agencyId,
    owner_id: message.ownerId ?? null,
    person_id: message.to,
    key: message.key,
    subject: shortened(inTheirLanguage(message.subject)),
    text: inTheirLanguage(message.text),
    about: message.about,
    follow_up_id: message.followUpId ?? null,
    basis: message.basis ?? 'reported',
    made_at: at,
    withdrawn_at: null,
    mail_id: null,
    stream: message.stream ?? 'asked',
    kinds: message.kinds ?? [],
    posts: postsAsText(message.posts ?? []),
  })
}

/** Posts as a message keeps them. */
export const postsAsText = (posts: readonly Membership[]): string => posts.map(({ id }) => id).join(' ')

const LONGEST_SUBJECT = 150

const shortened = (text: string): string =>
  text.length > LONGEST_SUBJECT ? `${text.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…` : text

/** Takes back what was not sent yet of the questions about an adoption: they are answered or of no interest any more. */
export const withdraw = (tx: Handle, adoptionId: string, at: Date): Promise<void> => withdrawUnsent(tx, adoptionId, at)
