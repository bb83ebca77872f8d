import t from 'tap'
import { v7 as uuid } from 'uuid'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'

interface Asked {
  readonly title: string
  readonly body?: string
  readonly visibility?: 'public' | 'agencies'
  readonly removed?: boolean
}

/** A question that Kabupaten Bandung asked. */
async function aQuestion(app: TestApp, { title, body = 'Isi', visibility = 'public', removed = false }: Asked) {
  const id = uuid()
  const at = app.now
  await asPlatform(app.db, async (tx) => {
    const none = { obstacle_id: null, accepted_id: null, accepted_by: null, accepted_at: null, duplicate_of: null }
    const days = { asked_at: at, active_at: at, answer_due_on: '2026-12-01', closed_by: null, closed_at: null }
    const own = { agency_id: '32.04', basis: 'reported' } as const
    await tx
      .insertInto('question')
      .values({ id, ...own, ...none, ...days, kind: 'how', title, visibility })
      .execute()
    const nobody = {
      parent_id: null,
      named: false,
      person_id: null,
      by_membership: null,
      edited_at: null,
      removed_by: null,
    }
    const gone = { body: removed ? '' : body, removed_at: removed ? at : null, removed_reason: removed ? 'spam' : null }
    const post = { id, question_id: id, kind: 'question', posted_at: at } as const
    await tx
      .insertInto('post')
      .values({ ...post, ...own, ...nobody, ...gone })
      .execute()
  })
  return id
}

t.test('what is new in the library comes as an Atom feed, in both languages', async (t) => {
  const app = await anApp(t, 'bare', { env: { BASE_URL: 'https://lab.example.go.id' } })
  const feed = await app.get('/praktik/umpan.atom')
  t.equal(feed.headers['content-type'], 'application/atom+xml; charset=utf-8')
  t.match(
    feed.body,
    '<link rel="self" type="application/atom+xml" href="https://lab.example.go.id/praktik/umpan.atom"/>',
  )
  t.match(feed.body, '<id>https://lab.example.go.id/praktik/e-office</id>')
  t.match(feed.body, '<author><name>Kabupaten Sumedang</name></author>')
  const moments = [...feed.body.matchAll(/<updated>([^<]+)/g)].map(([, moment = '']) => moment)
  t.ok(moments.length > 5)
  t.same(moments, moments.toSorted().reverse(), 'the latest first')
  const english = await app.get('/en/praktik/umpan.atom')
  t.match(english.body, /xml:lang="en"[\s\S]*https:\/\/lab\.example\.go\.id\/en\/praktik\/e-office/)
  t.match(
    (await app.get('/praktik')).body,
    /<link rel="alternate" type="application\/atom\+xml"[^>]+href="\/praktik\/umpan\.atom">/,
  )
})

t.test('who has it already is told so in a line', async (t) => {
  const app = await anApp(t)
  const { etag } = (await app.get('/tanya/umpan.atom')).headers
  const again = await app.get('/tanya/umpan.atom', { 'if-none-match': `"other", W/${etag}` })
  t.equal(again.statusCode, 304)
  t.equal(again.body, '')
  await aQuestion(app, { title: 'Baru' })
  t.equal((await app.get('/tanya/umpan.atom', { 'if-none-match': String(etag) })).statusCode, 200)
})

t.test('public questions alone, whatever was typed in them', async (t) => {
  const app = await anApp(t)
  const id = await aQuestion(app, { title: '<script>&"\u0007 ]]>', body: '**Tebal** <img src=x onerror=alert(1)>' })
  await aQuestion(app, { title: 'Rahasia antarinstansi', visibility: 'agencies' })
  await aQuestion(app, { title: 'Sudah dihapus', removed: true })
  const { body } = await app.get('/tanya/umpan.atom')
  t.match(body, '<title>&lt;script&gt;&amp;&quot; ]]&gt;</title>')
  t.match(body, `/tanya/${id}</id>`)
  t.match(body, '&lt;strong&gt;Tebal&lt;/strong&gt;')
  t.notMatch(body, '<img')
  t.notMatch(body, '&lt;img')
  t.notMatch(body, 'Rahasia antarinstansi')
  t.notMatch(body, 'Sudah dihapus')
  t.notMatch(body, '\u0007')
})
