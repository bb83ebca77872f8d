import { sql } from 'kysely'
import { asPlatform, type Handle } from '../src/db/actor.ts'
import type { Database } from '../src/db/database.ts'

/** What is searched for in the bench. */
export const COMMON = 'kebocoran'
export const RARE = ['zamrud', 'nakhoda', 'wibawa'] as const

const QUESTIONS = 1_820
/** So many that no statement takes too long. */
const AT_ONCE = 91
const POSTS_EACH = 11

/**
 * Some 20,000 posts: questions with ten answers each, made of the words that instruments are made of. One word stands in a
 * tenth of them, three others in about twenty each. What triggers do row by row is done once for each question.
 */
export async function addPosts(db: Database, owner: Database, at: Date): Promise<void> {
  await sql`alter table post disable trigger user`.execute(owner)
  await sql`alter table question disable trigger user`.execute(owner)
  await asPlatform(db, (tx) => addQuestions(tx, at))
  await sql`alter table post enable trigger user`.execute(owner)
  await sql`alter table question enable trigger user`.execute(owner)
  await sql`analyze question, post`.execute(owner)
  for (let from = 1; from <= QUESTIONS; from += AT_ONCE) await asPlatform(db, (tx) => letFind(tx, at, from))
  await sql`analyze question, post, search_entry, search_words`.execute(owner)
}

/** When question `n` is asked. */
const askedAt = (at: Date, n: ReturnType<typeof sql>) => sql`${at}::timestamptz - ${n} * interval '1 hour'`

/** Counts answers and makes the questions from number `from` be found. */
async function letFind(tx: Handle, at: Date, from: number): Promise<void> {
  const those = sql`asked_at between ${askedAt(at, sql`${from + AT_ONCE - 1}::int`)} and ${askedAt(at, sql`${from}::int`)}`
  await sql`
    update question q set answers = p.answers, first_answer_at = p.first, active_at = p.last from (
      select question_id, count(*) as answers, min(posted_at) as first, max(posted_at) as last
      from post where kind = 'answer' group by question_id
    ) p where q.id = p.question_id and ${those}`.execute(tx)
  await sql`select search_question(id) from question where ${those}`.execute(tx)
}

const addQuestions = (tx: Handle, at: Date) =>
  sql`
    with vocabulary as materialized (
      select array_agg(word) as words, count(*)::int as many from (
        select distinct word, md5(word) from search_entry, regexp_split_to_table(lower(body), '[^a-z]+') word
        where kind = 'indicator' and length(word) > 3 order by md5(word) limit 300
      ) chosen
    ), place as materialized (
      select array_agg(code order by code) as codes from agency where type <> 'provinsi' and autonomous and length(code) = 5
    ), asked as materialized (
      select n, uuidv7() as id, codes[1 + n % 500] as agency_id, ${askedAt(at, sql`n`)} as at
      from generate_series(1, ${QUESTIONS}::int) n, place
    ), questioned as (
      insert into question (id, agency_id, kind, title, visibility, basis, asked_at, active_at, answer_due_on)
      select id, agency_id, 'how', (
          select string_agg(words[1 + abs(hashint8extended(n * 31 + k, 1)) % many], ' ') from generate_series(1, 8) k
        ), 'public', 'simulated', at, at, at::date + 7
      from asked, vocabulary
    )
    insert into post (id, question_id, kind, agency_id, body, basis, posted_at)
    select case turn when 0 then id else uuidv7() end, id, case turn when 0 then 'question' else 'answer' end,
      codes[1 + (n + turn) % 500], (
        select string_agg(words[1 + abs(hashint8extended((n * 11 + turn) * 97 + k, 2)) % many], ' ') from generate_series(1, 60) k
      ) || case when (n * 11 + turn) % 10 = 0 then ${` ${COMMON}`} else '' end
        || case when (n * 11 + turn) % 1000 < 3 then ' ' || (${[...RARE]}::text[])[1 + (n * 11 + turn) % 1000] else '' end,
      'simulated', at + turn * interval '1 hour'
    from asked, vocabulary, place, generate_series(0, ${POSTS_EACH - 1}) turn
    order by n, turn`.execute(tx)

/** Public questions with so many answers, newest first. */
export const listAnswered = async (db: Database, answers: number, most: number): Promise<readonly string[]> => {
  const chosen = db.selectFrom('question').where('answers', '=', answers).where('visibility', '=', 'public')
  const rows = await chosen.select('id').orderBy('asked_at', 'desc').limit(most).execute()
  return rows.map(({ id }) => id)
}
