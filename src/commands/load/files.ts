import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import type { z } from 'zod'
import { DataError, type DataProblem, parseData } from '../../domain/errors-data.ts'

/** A row of a CSV file and the line to name when it is wrong. */
export interface Line<T> {
  readonly line: number
  readonly row: T
}

/** A CSV file of the data folder by the schema of its rows; throws `DataError` naming every line that does not fit. */
export async function readLines<T extends z.ZodType>(folder: string, path: string, schema: T) {
  const file = nameOf(folder, path)
  const lines: Line<z.output<T>>[] = []
  const problems: DataProblem[] = []
  for (const { record, info } of records(file, await read(folder, path))) {
    const result = schema.safeParse(record)
    if (result.success) lines.push({ line: info.lines, row: result.data })
    else problems.push(...result.error.issues.map((issue) => problem(info.lines, issue.path, issue.message)))
  }
  if (problems.length > 0) throw new DataError(file, problems)
  return { file, lines }
}

/** A JSON file of the data folder as it stands; throws `DataError` when it is missing or not JSON. */
export async function readJson(folder: string, path: string): Promise<{ file: string; content: unknown }> {
  const file = nameOf(folder, path)
  const text = await read(folder, path)
  try {
    return { file, content: JSON.parse(text) }
  } catch (error) {
    throw new DataError(file, [
      { node: 'file', text: `is not JSON: ${error instanceof Error ? error.message : error}` },
    ])
  }
}

/** A JSON file by its schema. */
export async function readJsonAs<T extends z.ZodType>(folder: string, path: string, schema: T) {
  const { file, content } = await readJson(folder, path)
  return { file, content: parseData(schema, content, file) }
}

/** Names of the JSON files in a folder of the data folder, in order. */
export async function jsonFiles(folder: string, path: string): Promise<readonly string[]> {
  const names = await readdir(join(folder, path)).catch(() => {
    throw new DataError(nameOf(folder, path), [{ node: 'folder', text: 'cannot be read' }])
  })
  return names.filter((name) => name.endsWith('.json')).sort()
}

/** Throws `DataError` when a rule of a file found anything. */
export function holds(file: string, problems: readonly DataProblem[]): void {
  if (problems.length > 0) throw new DataError(file, problems)
}

/** SHA-256 of all files of the data folder that are loaded, and of the release that reads them. */
export async function fingerprint(folder: string, release: string): Promise<string> {
  const instruments = (await jsonFiles(folder, 'instruments')).map((name) => `instruments/${name}`)
  const hash = createHash('sha256').update(release)
  for (const path of [...instruments, ...FILES]) hash.update(`\n${path}\n`).update(await read(folder, path))
  return hash.digest('hex')
}

const FILES = ['regions.csv', 'timezones.csv', 'spbe-index.csv', 'outcomes.csv', 'practices.json']

/** Something wrong on a line of a CSV file: `line 12: index: …`. */
export const problem = (line: number, path: readonly PropertyKey[], text: string): DataProblem => ({
  node: [`line ${line}`, ...path.map(String)].join(': '),
  text,
})

/** Rows whose key stood on an earlier line already. */
export function repeated<T>(lines: readonly Line<T>[], keyOf: (row: T) => string): DataProblem[] {
  const first = new Map<string, number>()
  return lines.flatMap(({ line, row }) => {
    const key = keyOf(row)
    const before = first.get(key)
    if (before === undefined) first.set(key, line)
    return before === undefined ? [] : [problem(line, [], `${key} stands on line ${before} already`)]
  })
}

/** Paths are told from the data folder's own name on: `data/instruments/x.json`. */
const nameOf = (folder: string, path: string): string => `${basename(folder)}/${path}`

async function read(folder: string, path: string): Promise<string> {
  return readFile(join(folder, path), 'utf8').catch(() => {
    throw new DataError(nameOf(folder, path), [{ node: 'file', text: 'cannot be read' }])
  })
}

interface Parsed {
  readonly record: unknown
  readonly info: { readonly lines: number }
}

function records(file: string, text: string): readonly Parsed[] {
  try {
    return parse<Parsed>(text, { columns: true, bom: true, info: true })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new DataError(file, [problem(Number(error.lines ?? 1), [], error.message)])
  }
}
