import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Synonyms, wordsOf } from '../../domain/search.ts'

const phrase = z.string().refine((text) => wordsOf(text).length > 0)
const file = z.strictObject({ note: z.string(), groups: z.array(z.array(phrase).min(2)).min(1) })

const path = join(import.meta.dirname, '../../../data/synonyms.json')

/** What the field calls the same, by each of its names; a file that does not fit stops the program naming it. */
export const fieldSynonyms: Synonyms = read()

function read(): Synonyms {
  const { data, error } = file.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  if (!data) throw new Error(`data/synonyms.json: ${z.prettifyError(error)}`)
  const found = new Map<string, string[]>()
  for (const group of data.groups) {
    const names = group.map((name) => wordsOf(name).join(' '))
    for (const name of names) found.set(name, [...(found.get(name) ?? []), ...names.filter((other) => other !== name)])
  }
  return found
}
