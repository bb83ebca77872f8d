import { readFile, rename, writeFile } from 'node:fs/promises'

/** A text that is made once and then kept in a file that only its keeper can read. */
export async function kept(path: string, make: () => string): Promise<string> {
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (known.trim() !== '') return known.trim()
  const made = make()
  // Written beside and renamed: a kill leaves either nothing or the whole text.
  await writeFile(`${path}.new`, `${made}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return made
}
