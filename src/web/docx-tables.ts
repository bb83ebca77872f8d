import { BorderStyle, HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Block } from './docx.ts'
import { runs, TEXT_WIDTH } from './docx-text.ts'

type RuledTable = Extract<Block, { kind: 'table' }>

/** A table with lines; its head stands again on each page, and no row is torn between two. */
export function ruledTable({ head, widths, rows, tall }: RuledTable): (Paragraph | Table)[] {
  const sizes = widths.map((width) => Math.round((width * TEXT_WIDTH) / 100))
  const height = tall ? { height: { value: 680, rule: HeightRule.ATLEAST } } : {}
  const headRow = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((text, at) => ruledCell(text, sizes[at] ?? 0, true)),
  })
  const others = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        ...height,
        children: cells.map((text, at) => ruledCell(text, sizes[at] ?? 0, false)),
      }),
  )
  return [tableOf([headRow, ...others], sizes), after()]
}

const ruledCell = (text: string, size: number, head: boolean): TableCell =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    ...(head && { shading: { fill: 'E8EDF0' } }),
    children: [new Paragraph({ spacing: { after: 0, line: 240 }, children: runs(text, { size: 20, bold: head }) })],
  })

/** Words of one width, a colon, and what belongs to each. */
export function factsTable(rows: readonly (readonly [string, readonly Paragraph[]])[]): (Paragraph | Table)[] {
  const sizes = [2_100, 300, TEXT_WIDTH - 2_400]
  const children = rows.map(
    ([label, content]) =>
      new TableRow({
        children: [
          bareCell([word(label)], sizes[0] ?? 0),
          bareCell([word(':')], sizes[1] ?? 0),
          bareCell(content, sizes[2] ?? 0),
        ],
      }),
  )
  return [tableOf(children, sizes, bare), after()]
}

const word = (text: string): Paragraph => new Paragraph({ spacing: { after: 0 }, children: runs(text) })

const bareCell = (children: readonly Paragraph[], size: number): TableCell =>
  new TableCell({ width: { size, type: WidthType.DXA }, borders: bareEdges, children })

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const bareEdges = { top: NONE, bottom: NONE, left: NONE, right: NONE }
const bare = { ...bareEdges, insideHorizontal: NONE, insideVertical: NONE }

const tableOf = (rows: readonly TableRow[], columnWidths: readonly number[], borders = {}): Table =>
  new Table({
    rows,
    columnWidths,
    borders,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
  })

/** Two tables that touch would become one, and none may end a page's text. */
const after = (): Paragraph => new Paragraph({ spacing: { after: 0, line: 160 }, children: [] })
