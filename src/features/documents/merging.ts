import type { Block } from '../../web/docx.ts'
import type { WordedBlock } from './wording.ts'

/** What is merged into a wording: single texts, and lists of entries with named fields. */
export interface Merged {
  readonly texts: Readonly<Record<string, string>>
  readonly lists: Readonly<Record<string, readonly Entry[]>>
}
export type Entry = Readonly<Record<string, string>>

/** The blocks with everything in its place. What is merged is never read as wording. Throws on a name nobody gave. */
export const merge = (blocks: readonly WordedBlock[], merged: Merged): Block[] =>
  blocks.filter((block) => stands(block, merged)).flatMap((block) => mergeOne(block, merged))

/** One line of wording. */
export const mergeLine = (line: string, merged: Merged): string => fill(line, merged, null)

function stands({ when, unless }: WordedBlock, merged: Merged): boolean {
  return (when === undefined || isThere(when, merged)) && (unless === undefined || !isThere(unless, merged))
}

function isThere(name: string, { texts, lists }: Merged): boolean {
  const found = texts[name] ?? lists[name]
  if (found === undefined) throw new Error(`nothing is merged as ${name}`)
  return found.length > 0
}

function mergeOne({ when: _when, unless: _unless, ...block }: WordedBlock, merged: Merged): Block[] {
  switch (block.kind) {
    case 'heading':
    case 'note':
    case 'paragraph':
      return repeated([block.text], merged).map(([text = '']) => ({ ...block, text }))
    case 'letterhead':
    case 'title':
    case 'signature':
      return [{ ...block, lines: block.lines.flatMap((line) => repeated([line], merged).flat()) }]
    case 'list':
      return [{ ...block, items: itemsIn(block.items, merged) }]
    case 'clauses': {
      const lead = block.lead === undefined ? undefined : mergeLine(block.lead, merged)
      return [{ ...block, label: mergeLine(block.label, merged), lead, items: itemsIn(block.items, merged) }]
    }
    case 'facts':
      return [{ ...block, rows: rowsIn(block.rows, merged) }]
    case 'table':
      return [{ ...block, head: block.head.map((cell) => mergeLine(cell, merged)), rows: rowsIn(block.rows, merged) }]
    case 'page':
      return [block]
  }
}

const itemsIn = (items: readonly string[], merged: Merged): string[] =>
  items.flatMap((item) => repeated([item], merged).flat())

const rowsIn = (rows: readonly (readonly string[])[], merged: Merged): string[][] =>
  rows.flatMap((row) => repeated(row, merged))

/** Cells that belong together, once, or once for each entry of the list they name. */
function repeated(cells: readonly string[], merged: Merged): string[][] {
  const [, list] = /\{(\w+)\.\w+\}/.exec(cells.join(' ')) ?? []
  if (list === undefined) return [cells.map((cell) => fill(cell, merged, null))]
  const entries = merged.lists[list]
  if (!entries) throw new Error(`no list is merged as ${list}`)
  return entries.map((entry, at) => cells.map((cell) => fill(cell, merged, { ...entry, n: String(at + 1) })))
}

const fill = (line: string, { texts }: Merged, entry: Entry | null): string =>
  line.replaceAll(/\{(\w+)(?:\.(\w+))?\}/g, (place, name: string, field?: string) => {
    const value = field === undefined ? texts[name] : entry?.[field]
    if (value === undefined) throw new Error(`nothing is merged as ${place}`)
    return value
  })
