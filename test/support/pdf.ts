import { getDocumentProxy } from 'unpdf'

/** What a tagged PDF says to whoever reads it by its tags, page breaks gone. */
export interface ReadPdf {
  readonly pages: number
  readonly title: string
  readonly lang: string
  readonly headings: readonly string[]
  readonly paragraphs: readonly string[]
  /** Terms with what they mean. */
  readonly terms: readonly (readonly [string, string])[]
  readonly tables: readonly ReadTable[]
  /** What pictures say instead of themselves. */
  readonly alts: readonly string[]
  /** Everything printed, page by page, header and foot too. */
  readonly printed: readonly string[]
}

export interface ReadTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface Tag {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly alt?: string
  readonly children?: readonly Tag[]
}

/** Reads a PDF through its structure tree; what is not tagged counts as decoration. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { info } = await pdf.getMetadata()
  const all: Tag[] = []
  const texts = new Map<string, string>()
  const printed: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const tree: Tag = (await page.getStructTree()) ?? {}
    const { items } = await page.getTextContent({ includeMarkedContent: true })
    const open: string[] = []
    let whole = ''
    for (const item of items) {
      if ('str' in item) {
        const text = item.str + (item.hasEOL ? ' ' : '')
        whole += text
        for (const id of open) texts.set(id, (texts.get(id) ?? '') + text)
      } else if (item.type === 'endMarkedContent') {
        open.pop()
      } else {
        open.push(item.id ? `${number} ${item.id}` : '')
      }
    }
    printed.push(whole)
    all.push(...flattened(tree, number))
    page.cleanup()
  }
  await pdf.loadingTask.destroy()
  const textOf = (tag: Tag): string =>
    squeezed(tag.id ? (texts.get(tag.id) ?? '') : (tag.children ?? []).map(textOf).join(' '))
  const of = (role: RegExp): Tag[] => all.filter((tag) => role.test(tag.role ?? ''))
  return {
    pages: pdf.numPages,
    title: String((info as { Title?: string }).Title),
    lang: String((info as { Language?: string }).Language),
    headings: of(/^H\d?$/).map(textOf),
    paragraphs: of(/^P$/).map(textOf),
    terms: of(/^LI$/).map((item) => {
      const [label, body] = item.children ?? []
      return [label ? textOf(label).replace(/:$/, '') : '', body ? textOf(body) : '']
    }),
    tables: tablesOf(of(/^Table$/), textOf),
    alts: of(/^Figure$/).map(({ alt = '' }) => alt),
    printed,
  }
}

export const squeezed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** Every tag of a page in order, its ids made those of its page. */
function flattened(tag: Tag, page: number): Tag[] {
  const named = withPage(tag, page)
  const walk = (at: Tag): Tag[] => [at, ...(at.children ?? []).flatMap(walk)]
  return walk(named)
}

const withPage = (tag: Tag, page: number): Tag => ({
  ...tag,
  ...(tag.id !== undefined && { id: `${page} ${tag.id}` }),
  ...(tag.children && { children: tag.children.map((child) => withPage(child, page)) }),
})

/** Each page names all rows of a table that goes on, and fills those that lie on it; the head lies on the first. */
function tablesOf(tags: readonly Tag[], textOf: (tag: Tag) => string): ReadTable[] {
  const tables: string[][][] = []
  for (const tag of tags) {
    const lines = rowsIn(tag).map(({ children = [] }) => children.map(textOf))
    const before = lines[0]?.every((cell) => cell === '') ? tables.pop() : undefined
    tables.push(
      before ? before.map((line, at) => (line.some((cell) => cell !== '') ? line : (lines[at] ?? []))) : lines,
    )
  }
  return tables.map(([head = [], ...rows]) => ({ head, rows }))
}

const rowsIn = (tag: Tag): Tag[] =>
  tag.role === 'TR' ? [tag] : (tag.children ?? []).flatMap((child) => (child.role === 'Table' ? [] : rowsIn(child)))
