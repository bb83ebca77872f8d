export interface Feed {
  readonly lang: string
  readonly title: string
  /** Of the page it tells about; addresses are whole. */
  readonly address: string
  /** Of the feed itself. */
  readonly own: string
  /** The latest first. */
  readonly entries: readonly Entry[]
}

export interface Entry {
  /** Of its page; it never changes, so it is the entry's id too. */
  readonly address: string
  readonly title: string
  /** An agency. */
  readonly author: string
  readonly updated: Date
  /** What it says, as safe HTML. */
  readonly html: string
}

/** An Atom feed (RFC 4287). */
export function atom({ lang, title, address, own, entries }: Feed): string {
  const updated = entries[0]?.updated ?? new Date(0)
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    `<id>${xml(own)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(own)}"/>`,
    `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
    ...entries.map(entry),
    '</feed>',
    '',
  ].join('\n')
}

const entry = ({ address, title, author, updated, html }: Entry): string =>
  [
    '<entry>',
    `<id>${xml(address)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated.toISOString()}</updated>`,
    `<author><name>${xml(author)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${xml(address)}"/>`,
    `<content type="html">${xml(html)}</content>`,
    '</entry>',
  ].join('\n')

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** What XML cannot hold at all is left out: control characters and halves of characters. */
const xml = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')
