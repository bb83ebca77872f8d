import { type Lang, translator } from '../../web/i18n.ts'
import { pathIn } from '../../web/language.ts'
import { LINK } from './outbox.ts'

export interface Written {
  readonly subject: string
  readonly text: string
  readonly about: string
}

export interface Reader {
  readonly lang: Lang
  /** Where the platform is reached, `https://lab.example.go.id`. */
  readonly address: string
}

/**
 * A message as it is read. With the path of a one-time link that stands where the text wants it, and how long it holds is
 * said; else it leads to the page the message is about, behind the sign-in.
 */
export function readable({ text, about }: Written, { lang, address }: Reader, link: string | null): string {
  const target = address + pathIn(lang, link ?? about)
  const body = text.includes(LINK) ? text.replaceAll(LINK, target) : `${text}\n\n${target}`
  return link ? `${body}\n\n${translator(lang)('messages.mail.linkNote')}` : body
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

/** All that a person is told on one day, as one letter in plain text; of news, with how to turn it off. */
export function letterOf(
  parts: readonly { readonly message: Written; readonly link: string | null }[],
  reader: Reader,
  unsubscribe: string | null,
) {
  const t = translator(reader.lang)
  const [first] = parts
  const several = unsubscribe ? 'messages.mail.severalNews' : 'messages.mail.several'
  const subject = parts.length === 1 && first ? first.message.subject : t(several, { n: parts.length })
  const texts = parts.map(({ message, link }) => readable(message, reader, link))
  const footer = unsubscribe
    ? t('messages.mail.newsFooter', { address: reader.address, unsubscribe })
    : t('messages.mail.footer', { address: reader.address })
  return { subject, text: `${texts.join(RULE)}${RULE}${footer}\n` }
}

const RULE = '\n\n----\n\n'
