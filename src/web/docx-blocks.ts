import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  type IParagraphOptions,
  PageBreak,
  Paragraph,
  type Table,
} from 'docx'
import type { Block, Marks } from './docx.ts'
import { factsTable, ruledTable } from './docx-tables.ts'
import { runs, TEXT_WIDTH } from './docx-text.ts'

/** What a paper says, element by element. Each list starts counting anew; no signature stands alone on its page. */
export const elementsOf = (blocks: readonly Block[]): (Paragraph | Table)[] =>
  blocks.flatMap((block, at) => elementsOfOne(block, at, blocks[at + 1]))

function elementsOfOne(block: Block, instance: number, next?: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'letterhead':
      return letterhead(block.lines)
    case 'title':
      return block.lines.map((line) => paragraph(line, line === '' ? {} : { heading: HeadingLevel.TITLE }))
    case 'heading':
      return [paragraph(block.text, { heading: HeadingLevel.HEADING_1 })]
    case 'paragraph':
      return [paragraph(block.text, { alignment: alignmentOf(block), keepNext: next?.kind === 'signature' })]
    case 'note':
      return [paragraph(block.text, framed)]
    case 'list':
      return listOf(block.marks, block.items, instance, AlignmentType.LEFT)
    case 'clauses':
      return factsTable([
        [block.label, [...leadOf(block.lead), ...listOf(block.marks, block.items, instance, AlignmentType.JUSTIFIED)]],
      ])
    case 'facts':
      return factsTable(
        block.rows.map(([label = '', text = '']) => [label, [paragraph(text, { spacing: { after: 0 } })]]),
      )
    case 'table':
      return ruledTable(block)
    case 'signature':
      return signature(block.lines)
    case 'page':
      return [new Paragraph({ children: [new PageBreak()] })]
  }
}

const paragraph = (text: string, options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, children: runs(text) })

/** The lines of an address would be torn apart between both margins. */
function alignmentOf({ text, align }: Extract<Block, { kind: 'paragraph' }>) {
  if (align === 'right') return AlignmentType.RIGHT
  return text.includes('\n') ? AlignmentType.LEFT : AlignmentType.JUSTIFIED
}

const leadOf = (lead = ''): Paragraph[] =>
  lead === '' ? [] : [paragraph(lead, { alignment: AlignmentType.JUSTIFIED })]

const line = { style: BorderStyle.SINGLE, size: 6, space: 6, color: '8F5A00' }
const framed = { border: { top: line, bottom: line, left: line, right: line }, spacing: { before: 120, after: 240 } }

type Side = typeof AlignmentType.LEFT | typeof AlignmentType.JUSTIFIED

/** Clauses reach both margins; other lists may hold addresses, which would tear their line apart. */
const listOf = (reference: Marks, items: readonly string[], instance: number, alignment: Side): Paragraph[] =>
  items.map((item) => paragraph(item, { numbering: { reference, level: 0, instance }, alignment }))

const letterhead = (lines: readonly string[]): Paragraph[] =>
  lines.map((text, at) => {
    const last = at === lines.length - 1
    const rule = { bottom: { style: BorderStyle.DOUBLE, size: 6, space: 4, color: '000000' } }
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: last ? 240 : 0 },
      ...(last && { border: rule }),
      children: runs(text, last ? { size: 18 } : { bold: true, size: 26 }),
    })
  })

const signature = (lines: readonly string[]): Paragraph[] =>
  lines.map((text, at) =>
    paragraph(text, {
      indent: { left: TEXT_WIDTH / 2 },
      keepLines: true,
      keepNext: at < lines.length - 1,
      spacing: { before: at === 0 ? 360 : 0, after: roomAfter(text, at === lines.length - 1) },
    }),
  )

/** For the hand that signs, and before what follows. */
const roomAfter = (text: string, last: boolean): number => (text === '' ? 720 : last ? 240 : 0)
