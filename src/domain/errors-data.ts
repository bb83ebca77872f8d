import type { z } from 'zod'

/** One thing wrong in a data file: where (`domains[0].aspects[0] (A1)`) and what. */
export interface DataProblem {
  readonly node: string
  readonly text: string
}

/** A data file that breaks its own rules. The message names file and node, one line each, for whoever edits the file. */
export class DataError extends Error {
  readonly file: string
  readonly problems: readonly DataProblem[]

  constructor(file: string, problems: readonly DataProblem[]) {
    super(sentences(file, problems))
    this.name = 'DataError'
    this.file = file
    this.problems = problems
  }
}

/** The content of a data file by its schema; throws `DataError` naming every node that does not fit. */
export const parseData = <T extends z.ZodType>(schema: T, content: unknown, file: string): z.output<T> => {
  const result = schema.safeParse(content)
  if (result.success) return result.data
  throw new DataError(
    file,
    result.error.issues.map((issue) => ({ node: nodeName(content, issue.path), text: issue.message })),
  )
}

/** A path into a file as a person would write it, with the code of the nearest node that has one: `domains[0].title (D1)`. */
export const nodeName = (content: unknown, path: readonly PropertyKey[]): string => {
  let node = content
  let name = ''
  let code = codeOf(content)
  for (const key of path) {
    name += typeof key === 'number' ? `[${key}]` : `${name === '' ? '' : '.'}${String(key)}`
    node = typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined
    code = codeOf(node) ?? code
  }
  return [name === '' ? 'file' : name, code === undefined ? '' : ` (${code})`].join('')
}

const SHOWN = 10

const sentences = (file: string, problems: readonly DataProblem[]): string => {
  const lines = problems.slice(0, SHOWN).map(({ node, text }) => `${file}: ${node}: ${text}`)
  const more = problems.length - lines.length
  return [...lines, ...(more > 0 ? [`${file}: and ${more} more`] : [])].join('\n')
}

const codeOf = (node: unknown): string | undefined =>
  typeof node === 'object' && node !== null && 'code' in node && typeof node.code === 'string' ? node.code : undefined
