import { sql } from 'kysely'
import t from 'tap'
import { readDemoQuestions } from '../../src/commands/demo/question-texts.ts'
import { seedDemo } from '../../src/commands/seed-demo.ts'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import { personalNumbers } from '../../src/domain/personal-numbers.ts'
import { QUESTION_KINDS, stateOf } from '../../src/domain/question.ts'
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

t.test('the same moment gives the same questions, a second seeding none', async (t) => {
  const [{ db: one }, { db: other }] = [await aDatabase(t, 'demo'), await aDatabase(t)]
  await seedDemo(other, { password: DEMO_PASSWORD, at: NOW })
  const idsIn = async (db: Database) => (await all(db, 'post')).map(({ id }) => id).toSorted()
  const ids = await idsIn(one)
  t.same(await idsIn(other), ids)
  await seedDemo(one, { password: DEMO_PASSWORD, at: new Date('2027-02-01T00:00:00Z') })
  t.same(await idsIn(one), ids)
})
