import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import t from 'tap'
import { v7 as uuid } from 'uuid'
import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import type { SearchKind } from '../../src/domain/search.ts'
import { anActor, BANDUNG, GARUT, SUMEDANG } from '../support/adoptions.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aVisit } from '../support/visit-rows.ts'

const SPBE = 'permenpanrb-59-2020'

/** What stands in the search of a thing: title, text, who finds it. */
const entriesOf = (db: Database, kind: SearchKind, id: string) =>
  asPlatform(db, (tx) =>
    tx
      .selectFrom('search_entry')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .select(['part', 'title', 'body', 'visibility', 'solved'])
      .orderBy('part')
      .execute(),
  )

t.test('a practice is found as a whole and by each section, until it is gone', async (t) => {
  const { db } = await anApp(t)
  const entries = () => entriesOf(db, 'practice', 'e-office')
  const change = (values: object) =>
    asPlatform(db, (tx) => tx.updateTable('practice').set(values).where('slug', '=', 'e-office').execute())
  t.match(await entries(), [{ part: '', title: 'e-Office Kabupaten Sumedang', visibility: 'public', solved: null }])
  await change({
    title: 'Kantor tanpa kertas',
    sections: JSON.stringify({ steps: 'Mulai dari sekretariat.', team: '' }),
  })
  t.match(await entries(), [
    { part: '', title: 'Kantor tanpa kertas' },
    { part: 'steps', title: 'Kantor tanpa kertas', body: 'Mulai dari sekretariat.' },
  ])
  await change({ sections: '{}', basis: 'simulated' })
  t.match(await entries(), [{ part: '', visibility: 'agencies' }])
  t.equal((await entries()).length, 1)
  await asPlatform(db, (tx) => tx.deleteFrom('practice').where('slug', '=', 'e-office').execute())
  t.same(await entries(), [])
})

t.test('indicators are those of the newest published version', async (t) => {
  const { db } = await anApp(t)
  const entry = async (number: number) => (await entriesOf(db, 'indicator', `${SPBE}.${number}`))[0]
  t.match(await entry(47), { title: 'Layanan Publik Sektor 3', visibility: 'public' })
  const of = {
    id: SPBE,
    state: 'published',
    title: 'x',
    title_en: 'x',
    indicator_count: 1,
    loaded_at: new Date(0),
  } as const
  const indicators = [{ number: 1, title: 'Arsitektur baru', titleEn: 'New', question: 'Sejauh mana?', levels: [] }]
  const content = JSON.stringify({ domains: [{ aspects: [{ indicators }] }] })
  await db
    .insertInto('instrument')
    .values({ ...of, version: 9, sha256: 'a'.repeat(64), content })
    .execute()
  t.match(await entry(1), { title: 'Arsitektur baru', body: /Sejauh mana\?/ })
  t.equal(await entry(47), undefined, 'it has one indicator only')
  await db.updateTable('instrument').set({ state: 'retired' }).where('version', '=', 9).execute()
  t.match(await entry(47), { title: 'Layanan Publik Sektor 3' })
  t.match(await entry(1), { title: 'Kebijakan Internal Arsitektur SPBE' })
})

t.test('a region by its name', async (t) => {
  const { db } = await anApp(t)
  await db.updateTable('agency').set({ name: 'Kabupaten Sumedang Larang' }).where('code', '=', SUMEDANG).execute()
  t.match(await entriesOf(db, 'region', SUMEDANG), [{ title: 'Kabupaten Sumedang Larang', body: /Jawa Barat/ }])
})

t.test('a visit while everybody may see it', async (t) => {
  const app = await anApp(t)
  const id = await aVisit(app, { guests: [GARUT], state: 'requested' })
  const become = (state: 'accepted' | 'cancelled') =>
    asPlatform(app.db, (tx) => tx.updateTable('visit').set({ state }).where('id', '=', id).execute())
  t.same(await entriesOf(app.db, 'visit', id), [], 'a request is nobody else’s business')
  await become('accepted')
  const [entry] = await entriesOf(app.db, 'visit', id)
  t.match(entry, { title: 'Studi tiru e-Office', body: 'Kabupaten Sumedang', visibility: 'public' })
  t.notMatch(JSON.stringify(entry), /Rina|Garut/, 'neither guests nor contacts')
  await become('cancelled')
  t.same(await entriesOf(app.db, 'visit', id), [])
})

t.test('an obstacle once something resolved it, without naming anybody', async (t) => {
  const app = await anApp(t, 'demo')
  const { db } = app
  const open = await asPlatform(db, (tx) =>
    tx.selectFrom('obstacle').where('resolved_on', 'is', null).select('id').executeTakeFirstOrThrow(),
  )
  const resolve = (resolution: 'answer' | 'none' | null) => {
    const at = resolution === null ? null : app.now
    const told = {
      resolution,
      resolution_note: 'Memakai jaringan kecamatan.',
      resolved_at: at,
      resolved_on: at && '2026-11-24',
    }
    return asPlatform(db, (tx) => tx.updateTable('obstacle').set(told).where('id', '=', open.id).execute())
  }
  t.same(await entriesOf(db, 'obstacle', open.id), [])
  await resolve('none')
  t.same(await entriesOf(db, 'obstacle', open.id), [], 'it only went away')
  await resolve('answer')
  const [entry] = await entriesOf(db, 'obstacle', open.id)
  t.match(entry, { visibility: 'agencies', title: /^[A-Z].*: /, body: /Memakai jaringan kecamatan/ })
  await resolve(null)
  t.same(await entriesOf(db, 'obstacle', open.id), [])
})

t.test('a question with its answers, whoever writes', async (t) => {
  const app = await anApp(t)
  const asker = await anActor(app, 'member', BANDUNG)
  const answerer = await anActor(app, 'member', GARUT)
  const id = uuid()
  await asker.may((tx) => ask(tx, app, id))
  t.match(await entriesOf(app.db, 'question', id), [{ title: 'TTE untuk kades?', body: 'Siapa admin?', solved: false }])

  const answer = uuid()
  await answerer.may((tx) =>
    tx
      .insertInto('post')
      .values(post(app, id, answer, 'answer', GARUT, 'Verifikator.'))
      .execute(),
  )
  await answerer.may((tx) =>
    tx
      .insertInto('post')
      .values({ ...post(app, id, uuid(), 'comment', GARUT, 'Catatan.'), parent_id: answer })
      .execute(),
  )
  t.match(await entriesOf(app.db, 'answer', id), [{ part: answer, title: 'TTE untuk kades?', body: 'Verifikator.' }])
  t.equal((await entriesOf(app.db, 'answer', id)).length, 1, 'a comment is not found')

  const change = (values: object) =>
    asPlatform(app.db, (tx) => tx.updateTable('question').set(values).where('id', '=', id).execute())
  await change({ visibility: 'agencies', title: 'TTE desa?', accepted_id: answer, accepted_at: app.now })
  t.match(await entriesOf(app.db, 'answer', id), [{ title: 'TTE desa?', visibility: 'agencies', solved: true }])
  t.match(await entriesOf(app.db, 'question', id), [{ title: 'TTE desa?', visibility: 'agencies', solved: true }])

  const remove = (which: string) =>
    asPlatform(app.db, (tx) =>
      tx
        .updateTable('post')
        .set({ body: '', removed_at: app.now, removed_reason: 'spam' })
        .where('id', '=', which)
        .execute(),
    )
  await remove(answer)
  t.same(await entriesOf(app.db, 'answer', id), [])
  t.equal((await entriesOf(app.db, 'question', id)).length, 1)

  const other = uuid()
  await asker.may((tx) => ask(tx, app, other))
  await change({ duplicate_of: other, closed_at: app.now })
  t.same(await entriesOf(app.db, 'question', id), [], 'who looks for it finds the other')
  await remove(other)
  t.same(await entriesOf(app.db, 'question', other), [])
})

t.test('the migration takes in what stood before it', async (t) => {
  const { db } = await anApp(t, 'demo')
  const kinds = () =>
    asPlatform(db, (tx) =>
      tx
        .selectFrom('search_entry')
        .groupBy('kind')
        .select(({ fn }) => ['kind', fn.countAll<string>().as('n')])
        .orderBy('kind')
        .execute(),
    )
  const before = await kinds()
  t.ok(before.length >= 5)
  const [, standing = ''] = readFileSync('migrations/0013_search.sql', 'utf8').split('-- What stands already.')
  await asPlatform(db, (tx) => tx.deleteFrom('search_entry').execute())
  t.same(await kinds(), [])
  await db.transaction().execute((tx) => sql.raw(standing).execute(tx))
  t.same(await kinds(), before)
})

t.test('nobody writes what is found but the tables it stands in', async (t) => {
  const app = await anApp(t)
  const { may } = await anActor(app, 'curator', SUMEDANG)
  const { numUpdatedRows } = await may((tx) => tx.updateTable('search_entry').set({ title: 'x' }).executeTakeFirst())
  t.equal(numUpdatedRows, 0n)
})

async function ask(db: Database, app: TestApp, id: string): Promise<void> {
  const times = { asked_at: app.now, active_at: app.now, answer_due_on: '2026-12-01' }
  await db
    .insertInto('question')
    .values({
      id,
      agency_id: BANDUNG,
      kind: 'how',
      title: 'TTE untuk kades?',
      visibility: 'public',
      basis: 'reported',
      ...times,
    })
    .execute()
  await db
    .insertInto('post')
    .values(post(app, id, id, 'question', BANDUNG, 'Siapa admin?'))
    .execute()
}

const post = (
  app: TestApp,
  question_id: string,
  id: string,
  kind: 'question' | 'answer' | 'comment',
  agency_id: string,
  body: string,
) => ({
  ...{ id, question_id, kind, agency_id, body },
  ...{ basis: 'reported' as const, named: false, posted_at: app.now },
})
