import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { bumpDataVersion, noticeDataVersion } from '../../src/db/data-version.ts'
import type { Stage } from '../../src/domain/adoption.ts'
import { mayNamePeople } from '../../src/domain/open-title.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { answers, asks, people } from '../support/questions.ts'

interface Counted {
  readonly slug: string
  readonly stage: string
  readonly n: number | null
  readonly under: number | null
}

const SUMEDANG = '32.11'

/** Regions of Central Java that stand at a stage with e-office. */
async function adopters(app: TestApp, stages: readonly Stage[], basis: 'reported' | 'simulated' = 'reported') {
  const codes = await app.db
    .selectFrom('agency')
    .where('province_code', '=', '33')
    .select('code')
    .orderBy('code')
    .execute()
  const rows = stages.map((stage, at) => ({
    id: `01910000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    agency_id: codes[at]?.code ?? '',
    owner_id: SUMEDANG,
    practice_slug: 'e-office',
    basis,
    stage,
    last_on: '2026-11-01',
    interested_on: '2026-10-01',
    started_at: app.now,
    updated_at: app.now,
  }))
  await asPlatform(app.db, async (tx) => {
    await tx.insertInto('adoption').values(rows).execute()
    await bumpDataVersion(tx)
  })
  await noticeDataVersion(app.db)
}

const many = (stage: Stage, n: number): Stage[] => Array(n).fill(stage)

t.test('adoptions are counted for everybody, but no small number is told', async (t) => {
  const app = await anApp(t)
  t.same((await app.get('/data/penerapan.json')).json().rows, [])
  await adopters(app, [...many('interested', 9), ...many('committed', 6), ...many('running', 2)])
  const { rows, changedOn } = (await app.get('/data/penerapan.json')).json()
  t.same(rows, [
    { id: 'e-office', stage: 'interested', n: 9, under: null },
    { id: 'e-office', stage: 'committed', n: null, under: 5 },
    { id: 'e-office', stage: 'running', n: null, under: 5 },
    { id: 'e-office', stage: 'all', n: 17, under: null },
  ] satisfies (Omit<Counted, 'slug'> & { id: string })[])
  t.equal(changedOn, '2026-11-24')

  const page = (await app.get('/praktik/e-office')).body
  t.match(page, '<strong>9</strong>')
  t.equal(page.match(/<strong>kurang dari 5<\/strong>/g)?.length, 2, 'the page tells no more than open data')
  t.notMatch(page, '<strong>2</strong>')
  t.match((await app.get('/praktik')).body, /9 [\w ]+ · kurang dari 5/)
  t.match((await app.get('/en/praktik?tahap=running')).body, 'fewer than 5')
  t.match(
    (await app.get('/daerah/32.11')).body,
    '1 praktiknya sudah berjalan di instansi lain',
    'practices, not adopters',
  )
})

t.test('a setting tells less', async (t) => {
  const app = await anApp(t, 'bare', { env: { REPORT_LEAST: '10' } })
  await adopters(app, many('running', 9))
  const { rows } = (await app.get('/data/penerapan.json')).json()
  t.same(
    rows.map(({ n, under }: Counted) => [n, under]),
    [
      [null, 10],
      [null, 10],
    ],
    'nor their total',
  )
})

t.test('simulated adoptions are in no open data', async (t) => {
  const app = await anApp(t)
  await adopters(app, many('running', 9), 'simulated')
  t.same((await app.get('/data/penerapan.json')).json().rows, [])
})

t.test('public questions are told without names', async (t) => {
  const app = await anApp(t)
  const { ani, cici } = await people(app)
  const id = await asks(ani, { named: 'ya' })
  const hidden = await asks(ani, { title: 'Bagaimana menata surat rahasia dinas?', visibility: 'agencies' })
  const reached = await asks(ani, { title: 'Siapa dapat dihubungi selain 0812-3456-7890 untuk TTE?' })
  await answers(cici, id)
  const answer = await app.get('/data/pertanyaan.json')
  const { rows } = answer.json()
  t.same(rows.map((row: { id: string }) => row.id).sort(), [id, reached].sort())
  const row = rows.find((row: { id: string }) => row.id === id)
  t.match(row, {
    title: 'Bagaimana membagi tugas tim TTE di kecamatan?',
    kind: 'how',
    state: 'answered',
    asked_on: '2026-11-24',
    answered_on: '2026-11-24',
    answers: 1,
    tags: ['permenpanrb-59-2020.12'],
  })
  t.equal(rows.find((row: { id: string }) => row.id === reached).title, null, 'a number that one can dial')
  for (const told of [hidden, 'rahasia', '32.04', 'Bandung', 'ani@', 'Garut', '42 kecamatan', 'Camat', 'T03:']) {
    t.notMatch(answer.body, told, `nothing of ${told}`)
  }
  const again = await app.get('/data/pertanyaan.json')
  t.equal(again.headers.etag, answer.headers.etag)
  await answers(cici, reached)
  t.not((await app.get('/data/pertanyaan.json')).headers.etag, answer.headers.etag, 'an answer changes it at once')
})

t.test('a title that reaches a person stays out', async (t) => {
  for (const title of [
    'surel budi@garut.go.id?',
    'lihat https://wa.me/6281',
    'telepon 0812 3456 7890',
    '+62812-3456-789',
  ]) {
    t.ok(mayNamePeople(title), title)
  }
  for (const title of [
    'Perbup 12/2024 Pasal 4?',
    'Anggaran 2.500.000.000 rupiah?',
    'TTE 2024–2025 untuk 42 kecamatan',
  ]) {
    t.notOk(mayNamePeople(title), title)
  }
})
