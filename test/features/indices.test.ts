import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll } from '../support/assessments.ts'
import { submittable } from '../support/submittable.ts'

interface Item {
  readonly agency: string
  readonly year: number
  readonly instrument: string
  readonly index: string
  readonly basis: string
  readonly source: { readonly title: string; readonly url: string } | null
}
const indices = async (visitor: Pick<Visitor, 'get'>, query: string): Promise<{ items: Item[]; next: string | null }> =>
  (await visitor.get(`/api/v1/indices${query}`)).json()

t.test('indices anyone may read', async (t) => {
  const app = await anApp(t)

  t.test('Sumedang’s are five, each with year, instrument and source', async (t) => {
    const { items, next } = await indices(app, '?agency=32.11')
    t.same(
      items.map(({ year, instrument, index, basis }) => [year, instrument, index, basis]),
      [
        [2019, 'permenpanrb-5-2018', '2.46', 'published'],
        [2020, 'permenpanrb-5-2018', '3.81', 'published'],
        [2021, 'permenpanrb-59-2020', '3.52', 'published'],
        [2022, 'permenpanrb-59-2020', '3.84', 'published'],
        [2024, 'permenpanrb-59-2020', '4.51', 'published'],
      ],
    )
    t.ok(items.every(({ source }) => source?.title && /^https?:\/\//.test(source.url)))
    t.equal(next, null)
  })

  t.test('a province’s is its own government’s, never the mean of its regions', async (t) => {
    const { items } = await indices(app, '?agency=32&year=2023')
    t.same(
      items.map(({ index }) => index),
      ['4.14'],
    )
    t.same((await indices(app, '?agency=00')).items, [])
    const { items: all } = await indices(app, '?limit=200')
    t.notOk(all.some(({ agency, index }) => agency === '32' && index === '3.38'))
  })

  t.test('are filtered by instrument, year and basis', async (t) => {
    t.equal((await indices(app, '?agency=32.11&instrument=permenpanrb-5-2018')).items.length, 2)
    t.equal((await indices(app, '?agency=32.11&year=2024')).items[0]?.index, '4.51')
    t.equal((await indices(app, '?agency=32.11&basis=published')).items.length, 5)
    t.same((await indices(app, '?instrument=permenpanrb-8-2026')).items, [])
  })

  t.test('are reached page by page, each once', async (t) => {
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: Item[]; next: string | null } = await indices(
        app,
        `?limit=30${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...page.items.map(({ agency, year }) => `${agency} ${year}`))
      cursor = page.next
    }
    t.equal(seen.length, 72)
    t.same(new Set(seen).size, 72)
  })

  t.test('what cannot be asked is refused by name', async (t) => {
    const { next } = await indices(app, '?limit=2')
    for (const [query, field] of [
      ['?agency=Sumedang', 'agency'],
      ['?agency=32.1%00', 'agency'],
      ['?year=dua', 'year'],
      ['?year=2021.5', 'year'],
      ['?instrument=A%20B', 'instrument'],
      ['?basis=rumor', 'basis'],
      ['?limit=1000', 'limit'],
      [`?agency=32.11&cursor=${next}`, 'cursor'],
      ['?tahun=2021', 'tahun'],
    ] as const) {
      const answer = await app.get(`/api/v1/indices${query}`)
      t.equal(answer.statusCode, 422, query)
      t.equal(answer.json().errors[0].field, field, query)
    }
    const sealed = JSON.parse(Buffer.from(String(next), 'base64url').toString())
    const forged = Buffer.from(JSON.stringify([sealed[0], "x'|\0"])).toString('base64url')
    t.equal((await app.get(`/api/v1/indices?limit=2&cursor=${forged}`)).statusCode, 200, 'a forged place begins anew')
  })
})

t.test('indices by right, in the demonstration', async (t) => {
  const app = await anApp(t, 'demo')

  t.test('nobody sees a simulated one without signing in', async (t) => {
    t.same((await indices(app, '?basis=simulated')).items, [])
    t.same((await indices(app, '?agency=32.04')).items, [])
    t.equal((await indices(app, '?agency=32.11')).items.length, 5)
    t.notMatch((await app.get('/api/v1/indices?limit=200')).body, 'simulated')
  })

  t.test('the ministry sees them, never for a year with a published one', async (t) => {
    const ministry = await app.as('kementerian@kementerian.example')
    const bandung = (await indices(ministry, '?agency=32.04')).items
    t.same(
      bandung.map(({ year, basis, source }) => [year, basis, source]),
      [
        [2021, 'simulated', null],
        [2022, 'simulated', null],
        [2023, 'simulated', null],
        [2024, 'simulated', null],
        [2025, 'simulated', null],
      ],
    )
    const garut = (await indices(ministry, '?agency=32.05&year=2024')).items
    t.same(
      garut.map(({ index, basis }) => [index, basis]),
      [['3.89', 'published']],
    )
    t.equal((await indices(ministry, '?agency=32.11')).items.length, 5, 'Sumedang keeps its published series alone')
    const answer = await ministry.get('/api/v1/indices?agency=32.04')
    t.match(answer.headers['cache-control'], 'no-store')
    t.same((await indices(app, '?agency=32.04')).items, [], 'and nothing of it is kept for others')
  })

  t.test('a self-assessment is its agency’s, even where levels are shared', async (t) => {
    const member = await app.as('anggota@bandung.example')
    const id = await anAssessment(member)
    await answerAll(member, id)
    t.same((await indices(member, '?agency=32.04&basis=self')).items, [], 'not before it is submitted')
    await member.call('POST', `/assessments/${id}/ready`)
    const approver = await app.as('penanggungjawab@bandung.example')
    await submittable(app, member, id)
    t.equal((await approver.call('POST', `/assessments/${id}/submission`)).statusCode, 200)
    await asPlatform(app.db, (tx) =>
      tx
        .insertInto('levels_consent')
        .values({ agency_id: '32.04', given_at: app.now })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    )
    const own = (await indices(member, '?agency=32.04&basis=self')).items
    t.same(
      own.map(({ year, index }) => [year, index]),
      [[2026, '3.00']],
    )
    const ministry = await app.as('kementerian@kementerian.example')
    t.equal((await indices(ministry, '?agency=32.04&basis=self')).items.length, 1)
    const neighbour = await app.as('anggota@garut.example')
    t.same((await indices(neighbour, '?agency=32.04&basis=self')).items, [])
    t.same((await indices(app, '?agency=32.04&basis=self')).items, [])
  })
})
