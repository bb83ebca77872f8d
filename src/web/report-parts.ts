import type { Lang } from './i18n.ts'
import type { ReportColumn, ReportTable } from './report-file.ts'
import { cellText } from './report-text.ts'

/** A table as it lies on paper, or a part of one whose columns do not fit beside each other. */
export interface PaperTable {
  readonly title: string
  /** `part` of `parts`, from 1. */
  readonly part: number
  readonly parts: number
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly string[])[]
  /** Lies across a page of its own. */
  readonly wide: boolean
  /** Of its letters, and what stands free at each side of a cell, in points. */
  readonly size: number
  readonly inset: number
}

export interface PaperColumn {
  readonly label: string
  readonly number: boolean
  /** In points; null takes what the others leave. */
  readonly width: number | null
}

interface Layout {
  readonly wide: boolean
  readonly size: number
  readonly inset: number
  /** Between the margins, in points. */
  readonly room: number
}

const UPRIGHT: Layout = { wide: false, size: 9, inset: 4, room: 481 }
const ACROSS: Layout = { wide: true, size: 8, inset: 3, room: 756 }
const SMALL: Layout = { wide: true, size: 7, inset: 2, room: 756 }

/**
 * How a table lies on A4: upright where it fits, else across the page, else in parts of which each repeats the texts that
 * say of whom a row is. The column with the longest text gets the room that is left.
 */
export function partsOf(lang: Lang, { title, columns, rows }: ReportTable): PaperTable[] {
  const texts = rows.map((cells) => columns.map((column, at) => cellText(lang, column, cells[at] ?? null)))
  const measured = columns.map((column, at) =>
    measure(
      column,
      texts.map((row) => row[at] ?? ''),
    ),
  )
  const layout = [UPRIGHT, ACROSS, SMALL].find((layout) => sum(measured.map((c) => leastOf(c, layout))) <= layout.room)
  const groups = layout || rows.length === 0 ? [measured.map((_, at) => at)] : groupsOf(columns, measured)
  return groups.map((group, at) => ({
    title,
    part: at + 1,
    parts: groups.length,
    columns: widened(
      group.flatMap((column) => measured[column] ?? []),
      layout ?? SMALL,
    ),
    rows: texts.map((row) => group.map((column) => row[column] ?? '')),
    wide: rows.length > 0 && (layout ?? SMALL).wide,
    size: (layout ?? SMALL).size,
    inset: (layout ?? SMALL).inset,
  }))
}

interface Measured {
  readonly label: string
  readonly number: boolean
  /** Signs of the longest word, and of the longest text. */
  readonly word: number
  readonly text: number
}

function measure({ label, kind }: ReportColumn, texts: readonly string[]): Measured {
  const number = kind !== 'text'
  const all = [label, ...texts]
  const text = longest(all)
  // A number never breaks; its header may.
  const word = longest(number ? [...wordsOf(label), ...texts] : all.flatMap(wordsOf))
  return { label, number, word, text: number ? Math.max(word, Math.min(text, HEADER)) : text }
}

/** Signs a header over numbers may have in a line where there is room. */
const HEADER = 16

const wordsOf = (text: string): string[] => text.split(/[\s/-]/)
const longest = (texts: readonly string[]): number => texts.reduce((most, { length }) => Math.max(most, length), 1)

/** A sign is 0.62 of the size wide at most on average: tabular figures are, and letters of words are narrower. */
const points = (signs: number, { size, inset }: Layout): number => Math.ceil(signs * size * 0.62 + 2 * inset)

/** Below this a text column would be a ladder of words. */
const leastOf = ({ number, word, text }: Measured, layout: Layout): number =>
  points(number ? word : Math.max(word, Math.min(text, 18)), layout)

/** Leading texts stand in each group; the others follow each other as they fit, one at least. */
function groupsOf(columns: readonly ReportColumn[], measured: readonly Measured[]): number[][] {
  const first = Math.min(
    2,
    Math.max(
      1,
      columns.findIndex(({ kind }) => kind !== 'text'),
    ),
  )
  const leading = measured.slice(0, first).map((_, at) => at)
  const width = (at: number): number => (measured[at] ? leastOf(measured[at], SMALL) : 0)
  const room = SMALL.room - sum(leading.map(width))
  const groups: number[][] = []
  let used = Number.POSITIVE_INFINITY
  for (let at = first; at < columns.length; at++) {
    if (used + width(at) > room) {
      groups.push([...leading])
      used = 0
    }
    groups.at(-1)?.push(at)
    used += width(at)
  }
  return groups
}

/** What is left goes to those that wish for little first, in fair shares; the longest text takes the rest. */
function widened(columns: readonly Measured[], layout: Layout): PaperColumn[] {
  const widest = columns.filter(({ number }) => !number).sort((a, b) => b.text - a.text)[0]
  const widths = new Map(columns.map((column) => [column, leastOf(column, layout)]))
  const wished = (column: Measured): number => points(column.text, layout) - leastOf(column, layout)
  const wishing = columns.filter((column) => column !== widest).sort((a, b) => wished(a) - wished(b))
  let spare = layout.room - sum([...widths.values()])
  wishing.forEach((column, at) => {
    const given = Math.max(0, Math.min(wished(column), Math.floor(spare / (wishing.length - at + 1))))
    widths.set(column, leastOf(column, layout) + given)
    spare -= given
  })
  return columns.map((column) => ({
    label: column.label,
    number: column.number,
    width: column === widest ? null : (widths.get(column) ?? null),
  }))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)
