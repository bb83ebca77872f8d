import { sql } from 'kysely'
import t from 'tap'
import { readDemoQuestions } from '../../src/commands/demo/question-texts.ts'
import { seedDemo } from '../../src/commands/seed-demo.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { personalNumbers } from '../../src/domain/personal-numbers.ts'
import { QUESTION_KINDS, stateOf } from '../../src/domain/question.ts'
import { followQuestions } from '../../src/features/questions/questions.ts'
import { aDatabase, DEMO_PASSWORD, NOW } from '../support/database.ts'

/** Rows of a table as the platform reads them. */
const all = <T extends 'question' | 'post' | 'question_tag' | 'worked_mark' | 'common_obstacle' | 'post_revision'>(
  db: Database,
  table: T,
) => asPlatform(db, async (tx) => (await tx.selectFrom(table).selectAll().execute()) as Rows[T][])
type Rows = {
  readonly [T in 'question' | 'post' | 'question_tag' | 'worked_mark' | 'common_obstacle' | 'post_revision']: Record<
    string,
    unknown
  >
}

const words = (text: unknown): number => String(text).split(/\s+/).filter(Boolean).length

t.test('regencies all over the country ask about everything, as simulated', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const questions = await all(db, 'question')
  t.ok(questions.length >= 60)
  t.same(new Set(questions.map(({ kind }) => kind)), new Set(QUESTION_KINDS))
  t.ok(new Set(questions.map(({ agency_id }) => String(agency_id).slice(0, 2))).size >= 20, 'provinces')
  t.equal(new Set(questions.map(({ title }) => String(title).toLowerCase())).size, questions.length)
  const counted = Object.groupBy(questions, ({ answers, accepted_id }) =>
    stateOf({ answers: Number(answers), accepted: accepted_id !== null, duplicate: false, removed: false }),
  )
  t.ok((counted.solved ?? []).length >= 35)
  t.ok((counted.answered ?? []).length >= 10)
  t.ok((counted.open ?? []).length >= 5)
  t.ok(questions.filter(({ visibility }) => visibility === 'agencies').length >= 8)
  for (const table of ['question', 'post', 'worked_mark', 'common_obstacle'] as const) {
    const rows = await all(db, table)
    t.ok(rows.length > 0 && rows.every(({ basis }) => basis === 'simulated'), table)
  }
})

t.test('every practice of the library and its indicators are asked about', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const asked = new Set((await all(db, 'question_tag')).map(({ tag }) => tag))
  const { rows } = await asPlatform(db, (tx) =>
    sql<{ slug: string }>`select 'praktik.' || slug as slug from practice where basis = 'reported'`.execute(tx),
  )
  t.ok(rows.length > 0)
  t.same(
    rows.map(({ slug }) => slug).filter((slug) => !asked.has(slug)),
    [],
  )
  t.ok([...asked].filter((tag) => String(tag).startsWith('permenpanrb-')).length >= 40)
})

t.test('questions and answers say something, and name no number of a person', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const posts = await all(db, 'post')
  for (const { kind, body } of posts) {
    if (kind !== 'comment') t.ok(words(body) >= 60 && words(body) <= 200, String(body).slice(0, 60))
  }
  const questions = await readDemoQuestions()
  const texts = [...posts.map(({ body }) => String(body)), ...questions.map(({ title }) => title)]
  t.same(
    texts.flatMap((text) => personalNumbers(text)),
    [],
  )
  t.equal(posts.filter(({ person_id, by_membership }) => person_id !== null || by_membership !== null).length, 0)
  t.equal((await all(db, 'post_revision')).length, posts.length, 'each has its first version')
})

t.test('things happen in their order, and nothing after the demonstration was made', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { rows } = await asPlatform(db, (tx) =>
    sql`select q.title from question q join post p on p.question_id = q.id left join post parent on parent.id = p.parent_id
      left join post accepted on accepted.id = q.accepted_id
      where p.posted_at > ${NOW} or q.accepted_at > ${NOW} or p.posted_at < coalesce(parent.posted_at, q.asked_at)
        or q.accepted_at < accepted.posted_at or (p.kind = 'answer' and p.agency_id = q.agency_id)
      union select q.title from question q join worked_mark w on true join post p on p.id = w.post_id and p.question_id = q.id
        where w.at > ${NOW} or w.at < p.posted_at or w.agency_id = p.agency_id`.execute(tx),
  )
  t.same(rows, [])
})

t.test('what accepted answers taught stands on practices, from public questions only', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const taught = await all(db, 'common_obstacle')
  t.ok(taught.length >= 6)
  const questions = new Map((await all(db, 'question')).map((question) => [question.id, question]))
  const tags = await all(db, 'question_tag')
  for (const { question_id, answer_id, practice_slug, state } of taught) {
    const question = questions.get(question_id)
    t.match(question, { accepted_id: answer_id, visibility: 'public' })
    t.equal(state, 'published')
    t.ok(tags.some((one) => one.question_id === question_id && one.tag === `praktik.${practice_slug}`))
  }
})

t.test('everybody writes at work: on working days from 8.00 to 16.30 of their own region', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { rows } = await asPlatform(db, (tx) =>
    sql<{ zone: string; n: number; odd: number }>`
      select zone, count(*)::integer as n, (count(*) filter (where extract(isodow from local) > 5
          or local::time not between '08:00' and '16:30'))::integer as odd
      from (
        select z.zone, at at time zone case z.zone when 'WIB' then '-07' when 'WITA' then '-08' else '-09' end as local
        from (
          select agency_id, posted_at as at from post union all select agency_id, at from worked_mark
          union all select agency_id, accepted_at from question where accepted_at is not null
        ) doing join time_zone z on z.province_code = left(agency_id, 2)
      ) told group by zone`.execute(tx),
  )
  t.same(rows.map(({ zone }) => zone).toSorted(), ['WIB', 'WIT', 'WITA'])
  for (const { zone, n, odd } of rows) t.equal(odd, 0, `${zone}: ${n}`)
})

t.test('what jobs would have told of long ago is told already, and medians stand there', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const before = await all(db, 'question')
  t.ok(before.some(({ unanswered_told_at }) => unanswered_told_at !== null))
  t.ok(before.some(({ tried_asked_at }) => tried_asked_at !== null))
  t.match(await paces(db), [{ basis: 'simulated', asked: before.length }])
  const [first] = await paces(db)
  await followQuestions(db, () => NOW)
  t.same(await all(db, 'question'), before)
  t.same((await asPlatform(db, (tx) => tx.selectFrom('notification').select('id').execute())).length, 0)
  t.same(await paces(db), [first])
})

const paces = (db: Database) => asPlatform(db, (tx) => tx.selectFrom('question_pace').selectAll().execute())

t.test('what is counted on questions and answers is what stands beneath them', async (t) => {
  const { db } = await aDatabase(t, 'demo')
  const { rows } = await asPlatform(db, (tx) =>
    sql`select q.title from question q cross join lateral (
        select count(*) filter (where kind = 'answer') as answers, min(posted_at) filter (where kind = 'answer') as first,
          max(posted_at) as last, count(*) + coalesce(sum((select count(*) from worked_mark w where w.post_id = p.id)), 0) as seen
        from post p where p.question_id = q.id) counted
      where (q.answers, q.active_at, q.stamp) is distinct from (counted.answers, counted.last, counted.seen)
        or q.first_answer_at is distinct from counted.first
      union all select 'worked ' || p.id from post p
        where p.worked <> (select count(*) from worked_mark w where w.post_id = p.id)
      union all select 'found ' || p.id from post p join question q on q.id = p.question_id where p.kind <> 'comment'
        and not exists (select from search_entry e join search_words using (entry) where e.kind = p.kind and e.id = q.id::text
          and e.part = case p.kind when 'answer' then p.id::text else '' end and e.body = p.body and e.title = q.title
          and e.visibility = q.visibility and e.solved = (q.accepted_id is not null))`.execute(tx),
  )
  t.same(rows, [])
  const { rows: found } = await asPlatform(db, (tx) =>
    sql<{ n: number }>`select count(*)::integer as n from search_entry where kind in ('question', 'answer')`.execute(
      tx,
    ),
  )
  const posts = await all(db, 'post')
  t.equal(found[0]?.n, posts.filter(({ kind }) => kind !== 'comment').length)
})

t.test('the same moment gives the same questions, a second seeding none', async (t) => {
  const [{ db: one }, { db: other }] = [await aDatabase(t, 'demo'), await aDatabase(t)]
  await seedDemo(other, { password: DEMO_PASSWORD, at: NOW })
  const idsIn = async (db: Database) => (await all(db, 'post')).map(({ id }) => id).toSorted()
  const ids = await idsIn(one)
  t.same(await idsIn(other), ids)
  await seedDemo(one, { password: DEMO_PASSWORD, at: new Date('2027-02-01T00:00:00Z') })
  t.same(await idsIn(one), ids)
})
