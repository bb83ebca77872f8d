import { renderSVG } from 'uqr'
import type { Block, Paper } from './docx.ts'
import type { Lang } from './i18n.ts'
import { pressed } from './press.ts'
import { printable } from './printable.ts'

/** What stands at the end of a paper: by what it is known, and where anybody may look whether that holds. */
export interface Seal {
  readonly title: string
  /** A line each. */
  readonly lines: readonly string[]
  readonly hash: string
  /** Whole. */
  readonly address: string
  /** What the picture of the address says instead of itself. */
  readonly alt: string
}

/** A paper as `docxOf` takes it, as a tagged PDF on A4 (PDF/UA-1; the press refuses what is not). */
export const letterPdf = (paper: Paper, seal: Seal | null, lang: Lang, made: Date): Promise<Buffer> =>
  pressed({ template: 'letter', data: inputOf(paper, seal, lang) }, made, 'now')

/** A text by lines, each of runs; a place that a person has to fill in is a gap. */
type Rich = readonly (readonly { readonly text: string; readonly gap: boolean }[])[]

const inputOf = ({ title, mark, foot, blocks }: Paper, seal: Seal | null, lang: Lang) => ({
  lang,
  title: printable(title),
  mark,
  foot: printable(foot),
  // no signature stands alone on its page
  blocks: blocks.map((block, at) => ({ ...richBlock(block), keep: blocks[at + 1]?.kind === 'signature' })),
  seal: seal && {
    ...seal,
    lines: seal.lines.map(printable),
    qr: renderSVG(seal.address, { border: 1, ecc: 'M' }),
  },
})

/** The same block with its texts as the template reads them. */
function richBlock(block: Block) {
  switch (block.kind) {
    case 'heading':
    case 'note':
    case 'paragraph':
      return { ...block, text: rich(block.text) }
    case 'letterhead':
    case 'title':
    case 'signature':
      return { ...block, lines: block.lines.map(rich) }
    case 'list':
      return { ...block, items: block.items.map(rich) }
    case 'clauses':
      return {
        ...block,
        label: rich(block.label),
        lead: block.lead === undefined ? null : rich(block.lead),
        items: block.items.map(rich),
      }
    case 'facts':
      return { ...block, rows: block.rows.map((cells) => cells.map(rich)) }
    case 'table':
      return { ...block, head: block.head.map(rich), rows: block.rows.map((cells) => cells.map(rich)) }
    case 'page':
      return block
  }
}

const rich = (text: string): Rich =>
  text === ''
    ? []
    : printable(text)
        .split(/\r\n|[\r\n]/)
        .map((line) =>
          line.split(TO_FILL_IN).flatMap((part, at) => (part === '' ? [] : [{ text: part, gap: at % 2 === 1 }])),
        )

/** Splitting by it leaves the places at odd positions. */
const TO_FILL_IN = /(\[[^[\]\n]*\])/
