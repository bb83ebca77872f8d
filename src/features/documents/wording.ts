import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Block } from '../../web/docx.ts'

/**
 * The wording of one paper as `data/documents` holds it. `{name}` stands for a merged text; `{list.field}` repeats the
 * item, row or block for each entry of a list (`{list.n}` counts them).
 */
export interface Wording {
  readonly title: string
  /** What the name of the file begins with. */
  readonly file: string
  readonly font: 'Arial' | 'Bookman Old Style'
  readonly foot: string
  readonly blocks: readonly WordedBlock[]
}

/** A block that stands only when a text or list is there, or only when it is not. */
export type WordedBlock = Block & { readonly when?: string | undefined; readonly unless?: string | undefined }

const text = z.string().min(1)
const texts = z.array(text).min(1)
const marks = z.enum(['letters', 'numbers', 'dashes'])
const rows = z.array(z.array(z.string())).min(1)
const condition = { when: z.string().optional(), unless: z.string().optional() }

const block = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal(['letterhead', 'title', 'signature']),
    lines: z.array(z.string()).min(1),
    ...condition,
  }),
  z.strictObject({ kind: z.literal(['heading', 'note']), text, ...condition }),
  z.strictObject({ kind: z.literal('paragraph'), text, align: z.literal('right').optional(), ...condition }),
  z.strictObject({ kind: z.literal('list'), marks, items: texts, ...condition }),
  z.strictObject({ kind: z.literal('clauses'), label: text, lead: text.optional(), marks, items: texts, ...condition }),
  z.strictObject({ kind: z.literal('facts'), rows, ...condition }),
  z.strictObject({
    kind: z.literal('table'),
    head: texts,
    widths: z.array(z.int().positive()).refine((widths) => widths.reduce((sum, width) => sum + width, 0) === 100),
    rows,
    tall: z.boolean().optional(),
    ...condition,
  }),
  z.strictObject({ kind: z.literal('page'), ...condition }),
])

const wording = z.strictObject({
  title: text,
  file: z.string().regex(/^[a-z-]+$/),
  font: z.enum(['Arial', 'Bookman Old Style']),
  foot: text,
  blocks: z.array(block).min(1),
})

const folder = join(import.meta.dirname, '../../../data/documents')

/** Every wording by the name of its file; one that does not fit stops the program naming it. */
export const wordings: ReadonlyMap<string, Wording> = new Map(
  readdirSync(folder)
    .sort()
    .map((file) => [file.replace('.json', ''), parse(file)]),
)

function parse(file: string): Wording {
  const { data, error } = wording.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  if (!data) throw new Error(`data/documents/${file}: ${z.prettifyError(error)}`)
  return data
}
