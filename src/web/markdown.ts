import { LRUCache } from 'lru-cache'
import MarkdownIt from 'markdown-it'
import sanitize from 'sanitize-html'

const reader = new MarkdownIt('commonmark', { html: false, linkify: false, maxNesting: 20 }).enable(['table'])

const withoutTables = new MarkdownIt('commonmark', { html: false, linkify: false, maxNesting: 20 })

/** More cells than any table people read: a row of one word has as many as its table has columns, and each costs. */
const MOST_CELLS = 10_000

function readerOf(text: string): typeof reader {
  const lines = text.split('\n')
  const columns = lines.reduce((most, line) => Math.max(most, columnsOf(line)), 0)
  return columns * lines.length > MOST_CELLS ? withoutTables : reader
}

/** Of the line beneath a table's head; 0 for any other line. */
const columnsOf = (line: string): number => (/^[\t >|:-]+$/.test(line) ? line.split('|').length : 0)

/** Two walls: nothing typed is read as HTML, and of what comes out only these pass. Pictures would load from elsewhere. */
const allowed: sanitize.IOptions = {
  allowedTags: ['p', 'br', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'blockquote', 'code', 'pre', 'hr', 'h3', 'h4'].concat(
    ['table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ),
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'], th: ['scope'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: {
    // a section has its own heading above
    h1: 'h3',
    h2: 'h3',
    h5: 'h4',
    h6: 'h4',
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: /^(https?:\/\/|mailto:|tel:)/i.test(href) ? { href, rel: 'noopener nofollow' } : {},
    }),
    th: sanitize.simpleTransform('th', { scope: 'col' }),
  },
}

const made = new LRUCache<string, string>({
  maxSize: 8 * 2 ** 20,
  sizeCalculation: (html, text) => html.length + text.length + 1,
})

/** Markdown that people wrote as HTML that may stand in a page; made once for each text. Empty stays empty. */
export function markdownHtml(text: string): string {
  const known = made.get(text)
  if (known !== undefined) return known
  const html = sanitize(readerOf(text).render(text), allowed).trim()
  if (text !== '') made.set(text, html)
  return html
}

/** What the same text says without any markup: a line for each paragraph, item, heading or cell. */
export const markdownLines = (text: string): string[] =>
  readerOf(text)
    .parse(text, {})
    .flatMap(({ children }) =>
      (children ?? []).map(({ type, content }) => (type.endsWith('break') ? ' ' : content)).join(''),
    )
    .filter((line) => line !== '')
