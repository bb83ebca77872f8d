import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Actor } from '../../domain/permissions.ts'
import {
  type Concept,
  conceptsOf,
  exactlyOf,
  type FoundKind,
  phrasesIn,
  SEARCH_KINDS,
  type SearchKind,
  type Synonyms,
  wordsOf,
} from '../../domain/search.ts'
import { closestWord } from '../../domain/spelling.ts'
import { isStopWord } from '../../domain/stop-words.ts'
import { curatorSynonyms, type FoundRow, findEntries, MOST_RANKED, publicWords } from './queries.ts'
import { fieldSynonyms } from './synonyms.ts'

/** What a person looks for. */
export interface Search {
  readonly text: string
  readonly kind: FoundKind | null
  readonly solved: boolean | null
  /** 0 for the best. */
  readonly page: number
  readonly size: number
}

export interface Findings {
  readonly rows: readonly FoundRow[]
  /** How many there are, `more` than so many if the search gave up ranking. */
  readonly count: number
  readonly more: boolean
  /** Only some of the words stand in what was found. */
  readonly partial: boolean
  /** What was probably meant, where little was found. */
  readonly meant: string | null
}

const NOTHING: Findings = { rows: [], count: 0, more: false, partial: false, meant: null }
const MOST_CONCEPTS = 16
const MOST_WORDS = 60
/** Below this, entries that say only some of it are found too. */
const ENOUGH = 10
const FEW = 3

/** Finds what `who` may see; null where the text has no word to look for. */
export async function find(db: Database, who: Actor | null, search: Search): Promise<Findings | null> {
  const exactly = exactlyOf(search.text)
  const words = wordsOf(exactly.region ?? search.text).slice(0, MOST_WORDS)
  return asActor(db, who, async (tx) => {
    const concepts = await conceptsIn(tx, words)
    if (concepts.length === 0) return null
    const { page, size, solved } = search
    const sought = {
      ...{ concepts, solved, limit: size, offset: page * size, typed: words.join(' ') },
      ...exactly,
      kinds: kindsOf(search.kind),
    }
    const strict = findingsOf(await findEntries(tx, { ...sought, all: true }))
    const wide = concepts.some(({ wordings }) => wordings.some(({ part }) => part)) || concepts.length > 1
    if (strict.count >= ENOUGH || !wide) return { ...strict, meant: await meantBy(tx, words, strict) }
    const any = findingsOf(await findEntries(tx, { ...sought, all: false }))
    return { ...any, partial: strict.count === 0 && any.count > 0, meant: await meantBy(tx, words, strict) }
  })
}

/** What answers or resembles a text, the best `limit` of it: any of its words may do. */
export async function findAlike(
  db: Database,
  who: Actor | null,
  text: string,
  kinds: readonly SearchKind[],
  limit: number,
): Promise<readonly FoundRow[]> {
  return asActor(db, who, async (tx) => {
    const concepts = await conceptsIn(tx, wordsOf(text).slice(0, MOST_WORDS))
    if (concepts.length === 0) return []
    const rest = { solved: null, typed: '', region: null, indicator: null, offset: 0 }
    return findEntries(tx, { concepts, all: false, kinds, limit, ...rest })
  })
}

const kindsOf = (kind: FoundKind | null): readonly SearchKind[] =>
  kind === null ? SEARCH_KINDS : kind === 'question' ? ['question', 'answer'] : [kind]

async function conceptsIn(db: Database, words: readonly string[]): Promise<readonly Concept[]> {
  if (words.length === 0) return []
  const told = await curatorSynonyms(db, phrasesIn(words))
  return conceptsOf(words, withCurators(told), MOST_CONCEPTS)
}

function withCurators(told: Awaited<ReturnType<typeof curatorSynonyms>>): Synonyms {
  if (told.length === 0) return fieldSynonyms
  const known = new Map(fieldSynonyms)
  for (const { word, title, title_en } of told) known.set(word, [...(known.get(word) ?? []), title, title_en])
  return known
}

function findingsOf(rows: readonly FoundRow[]): Findings {
  const [first] = rows
  if (!first) return NOTHING
  const more = Number(first.matching) > MOST_RANKED
  return { rows, count: more ? MOST_RANKED : Number(first.total), more, partial: false, meant: null }
}

async function meantBy(db: Database, words: readonly string[], { count }: Findings): Promise<string | null> {
  if (count >= FEW) return null
  const known = await publicWords(db)
  const meant = words.map(
    (word) => (isStopWord(word) || fieldSynonyms.has(word) ? word : closestWord(word, known)) ?? word,
  )
  return meant.join() === words.join() ? null : meant.join(' ')
}
