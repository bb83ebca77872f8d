import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import { remembered } from '../../db/public-memory.ts'
import type { ReportBasis } from '../../db/schema.ts'
import type { Concept, SearchKind } from '../../domain/search.ts'
import { type Spelling, spellingOf } from '../../domain/spelling.ts'

/** What is looked for, and which of it is shown. */
export interface Sought {
  readonly concepts: readonly Concept[]
  /** Whether an entry has to say all of it, or any of it. */
  readonly all: boolean
  readonly kinds: readonly SearchKind[]
  readonly solved: boolean | null
  /** As it was typed: an entry with this very title comes before others. */
  readonly typed: string
  /** What is found first: a region by its code, indicators by their number. */
  readonly region: string | null
  readonly indicator: number | null
  readonly limit: number
  readonly offset: number
}

export interface FoundRow {
  readonly kind: SearchKind
  readonly id: string
  readonly title: string
  readonly title_en: string
  readonly url: string
  readonly solved: boolean | null
  readonly basis: ReportBasis
  /** Title and text with what was found between marks. */
  readonly marked: string
  readonly marked_en: string
  readonly snippet: string
  readonly snippet_en: string
  /** How many entries say it, before answers and sections are joined with what they belong to. */
  readonly matching: string
  /** How many of the ranked remain after that. */
  readonly total: string
}

/** Ranking is what costs: the newest of each kind, so many in all. */
export const MOST_RANKED = 500

/** Private characters, which no text that is shown needs. */
export const MARKS = { from: '\uE000', to: '\uE001' } as const

const headline = (length: string): RawBuilder<string> =>
  sql`${`StartSel="${MARKS.from}", StopSel="${MARKS.to}", ${length}`}::text`

/**
 * What `db` may see of what is sought, best first. A word that stands in few entries weighs more; a title more than a
 * text. The stems are looked up where an index can be used, and each entry is then read through row-level security.
 */
export async function findEntries(db: Database, sought: Sought): Promise<readonly FoundRow[]> {
  const wordings = sought.concepts.flatMap(({ wordings }, n) => wordings.map((one) => ({ n, ...one })))
  const { rows } = await sql<FoundRow>`
    with wording as materialized (
      select distinct n, worth, part, q
      from unnest(${wordings.map(({ n }) => n)}::int[], ${wordings.map(({ text }) => text)}::text[],
        ${wordings.map(({ worth }) => worth)}::float8[], ${wordings.map(({ part }) => part)}::boolean[]) as given (n, text, worth, part)
      cross join lateral (values (phraseto_tsquery('indonesian', text)), (phraseto_tsquery('english', text)),
        (phraseto_tsquery('simple', text))) stemmed (q)
      where numnode(q) > 0
    ), concept as materialized (
      select n, string_agg('(' || q::text || ')', ' | ')::tsquery as q from wording where not part group by n
    ), weighed as materialized (
      select n, 1 / (1 + ln(1 + (
        select count(*) from (select from search_words w where w.words @@ concept.q limit ${COUNTED}) seen
      ))) as weight from concept
    ), asked as materialized (
      select case when ${sought.all}::boolean
        then (select string_agg('(' || q::text || ')', ' & ')::tsquery from concept)
        else (select string_agg('(' || q::text || ')', ' | ')::tsquery from wording) end as q
    ), matching as (
      select e.entry, e.kind, e.id, e.at, w.words, lower(e.title) as name,
        row_number() over (partition by e.kind order by e.at desc, e.entry desc) as turn, count(*) over () as matching
      from asked join search_words w on w.words @@ asked.q join search_entry e on e.entry = w.entry
      where e.kind = any(${sought.kinds}::text[])
        and (${sought.solved}::boolean is null or e.solved = ${sought.solved}::boolean)
    ), ranked as (
      select newest.*, (
        select sum(best) from (
          select max(wording.worth * weighed.weight * ts_rank(${WEIGHTS}::real[], newest.words, wording.q)) as best
          from wording join weighed using (n) where newest.words @@ wording.q group by n
        ) said
      ) * ${worthOf} + case
        when kind = 'region' and id = ${sought.region}::text then 100
        when kind = 'indicator' and split_part(id, '.', -1) = ${sought.indicator}::text then 100
        when name in (${sought.typed}, 'kabupaten ' || ${sought.typed}::text, 'kota ' || ${sought.typed}::text,
          'provinsi ' || ${sought.typed}::text) then 10
        else 0 end as score
      from (select * from matching order by turn, at desc limit ${MOST_RANKED}) newest
    ), joined as (
      select distinct on (case kind when 'answer' then 'question' else kind end, id) entry, at, score, matching
      from ranked order by case kind when 'answer' then 'question' else kind end, id, score desc, entry
    ), shown as (
      select *, count(*) over () as total from joined order by score desc, at desc, entry
      limit ${sought.limit} offset ${sought.offset}
    )
    select e.kind, e.id, e.title, e.title_en, e.url, e.solved, e.basis, shown.matching, shown.total,
      ts_headline('indonesian', e.title, asked.q, ${headline('HighlightAll=true')}) as marked,
      ts_headline('english', e.title_en, asked.q, ${headline('HighlightAll=true')}) as marked_en,
      ts_headline('indonesian', e.body, asked.q, ${headline('MaxFragments=2, MinWords=9, MaxWords=20')}) as snippet,
      ts_headline('english', e.body_en, asked.q, ${headline('MaxFragments=2, MinWords=9, MaxWords=20')}) as snippet_en
    from shown join search_entry e using (entry) cross join asked
    order by shown.score desc, shown.at desc, shown.entry`.execute(db)
  return rows
}

/** How often a word stands is counted so far. */
const COUNTED = 2_000
/** Text, nothing, own spelling of the title, title. */
const WEIGHTS = '{0.1,0.25,0.5,1}'
/** Titles of obstacles repeat those of practices, and names of regions stand everywhere. */
const worthOf = sql`case kind when 'obstacle' then 0.5 when 'region' then 0.7 when 'visit' then 0.7 when 'answer' then 0.9 else 1 end`

/** What curators say these phrases mean. */
export const curatorSynonyms = (db: Database, phrases: readonly string[]) =>
  db
    .selectFrom('tag_synonym')
    .innerJoin('tag', 'tag.slug', 'tag_synonym.tag')
    .where('tag_synonym.word', '=', sql<string>`any(${phrases}::text[])`)
    .select(['tag_synonym.word', 'tag.title', 'tag.title_en'])
    .execute()

/** The words of what the platform itself publishes, in lower case: what a typo can be measured by. */
export const publicWords = remembered(async (db: Database): Promise<Spelling> => {
  const { rows } = await sql<{ word: string }>`
    select distinct word from search_entry,
      regexp_split_to_table(lower(concat_ws(' ', title, title_en, body)), '[^[:alnum:]-]+') word
    where kind in ('practice', 'indicator', 'region') and visibility = 'public' and length(word) >= 4`.execute(db)
  return spellingOf(rows.map(({ word }) => word))
})

/** An obstacle that something resolved, as agencies that are signed in may read it. */
export const readObstacle = (db: Database, id: string) =>
  db
    .selectFrom('search_entry')
    .where('kind', '=', 'obstacle')
    .where('id', '=', id)
    .select(['title', 'title_en', 'body', 'part', 'basis'])
    .executeTakeFirst()
