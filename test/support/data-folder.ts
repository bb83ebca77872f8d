import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Test } from 'tap'
import type { Database } from '../../src/db/database.ts'

/** The data files of the repository. */
export const DATA = join(import.meta.dirname, '../../data')

export interface DataFolder {
  readonly path: string
  /** Replaces the first occurrence of a text in one of the files; the text must be there. */
  edit(file: string, from: string, to: string): Promise<void>
}

/** A copy of the data files that a test may spoil, gone when the test ends. */
export async function aDataFolder(t: Test): Promise<DataFolder> {
  const scratch = await mkdtemp(join(tmpdir(), 'data-'))
  t.teardown(() => rm(scratch, { recursive: true, force: true }))
  const path = join(scratch, 'data')
  await cp(DATA, path, { recursive: true })
  return {
    path,
    edit: async (file, from, to) => {
      const text = await readFile(join(path, file), 'utf8')
      if (!text.includes(from)) throw new Error(`${file} does not say ${from}`)
      await writeFile(join(path, file), text.replace(from, to))
    },
  }
}

const TABLES = [
  'instrument',
  'evidence_item',
  'agency',
  'time_zone',
  'published_index',
  'reference_average',
  'outcome',
  'practice',
  'practice_indicator',
]

/** Every row with the transaction that wrote it last: a row that was written again, even with the same text, differs. */
export async function loadedRows(db: Database): Promise<string> {
  const parts = TABLES.map(
    (table) => sql`select ${sql.lit(table)} as name, t.xmin::text, t::text as row from ${sql.table(table)} t`,
  )
  const { rows } = await sql`select * from (${sql.join(parts, sql` union all `)}) r order by name, row`.execute(db)
  return JSON.stringify(rows)
}

/** Grows when something that public pages show has changed. */
export async function versionOf(db: Database): Promise<number> {
  const { version } = await db.selectFrom('data_version').select('version').executeTakeFirstOrThrow()
  return Number(version)
}
