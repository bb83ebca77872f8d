import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'

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
