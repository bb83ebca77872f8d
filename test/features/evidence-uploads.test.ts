import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { openVault, sweepEvidence } from '../../src/features/evidence/evidence.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aClamd } from '../support/clamd.ts'
import { aDocument, FACTS, sends, sendsPiece } from '../support/evidence.ts'
import { aPdf, aPdfOf } from '../support/files.ts'
import { anS3 } from '../support/s3.ts'

const MEMBER = 'anggota@bandung.example'

const usedIn = (app: TestApp) =>
  asPlatform(app.db, async (tx) => {
    const rows = await tx.selectFrom('evidence_usage').select('bytes').execute()
    return rows.map(({ bytes }) => Number(bytes))
  })

t.test('a file in pieces goes on where it stopped', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const bytes = aPdfOf(300_000)
  const begun = await member.call('POST', '/evidence/uploads', { name: 'besar.pdf', size: bytes.length })
  t.equal(begun.statusCode, 201)
  t.match(begun.json(), { name: 'besar.pdf', size: 300_000, offset: 0, ready: false })
  const { id } = begun.json()
  t.match((await sendsPiece(app, member, id, 0, bytes.subarray(0, 100_000))).json(), { offset: 100_000, ready: false })
  const gap = await sendsPiece(app, member, id, 200_000, bytes.subarray(200_000))
  t.equal(gap.statusCode, 409)
  t.match(gap.json(), { code: 'offset', offset: 100_000 })
  const twice = await sendsPiece(app, member, id, 0, bytes.subarray(0, 100_000))
  t.equal(twice.statusCode, 409, 'a piece that arrived is not taken again')
  t.match((await member.call('GET', `/evidence/uploads/${id}`)).json(), { offset: 100_000 })
  const early = await member.post('/bukti/baru', { ...FACTS, uploads: id })
  t.equal(early.statusCode, 422)
  t.match(early.body, 'Berkas belum terkirim seluruhnya')
  t.match((await sendsPiece(app, member, id, 100_000, bytes.subarray(100_000))).json(), {
    offset: 300_000,
    ready: true,
  })
  const made = await member.post('/bukti/baru', { ...FACTS, uploads: id })
  t.equal(made.statusCode, 303)
  const [, document] = String(made.headers.location).match(/bukti\/([0-9a-f-]+)/) ?? []
  t.same((await member.get(`/bukti/${document}/berkas/1`)).rawPayload, bytes)
  t.equal((await member.call('GET', `/evidence/uploads/${id}`)).statusCode, 404, 'used up')
})

t.test('pieces are refused that are too many, no file, or somebody else’s', async (t) => {
  const app = await anApp(t, 'demo')
  const [member, garut] = [await app.as(MEMBER), await app.as('anggota@garut.example')]
  const begin = async (size: number) =>
    (await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size })).json().id
  const id = await begin(50)
  t.equal((await sendsPiece(app, garut, id, 0, Buffer.alloc(10))).statusCode, 404)
  t.equal((await garut.call('DELETE', `/evidence/uploads/${id}`)).statusCode, 404)
  t.equal(
    (await sendsPiece(app, await app.as('penanggungjawab@bandung.example'), id, 0, Buffer.alloc(10))).statusCode,
    404,
  )
  t.equal((await sendsPiece(app, member, id, -1, Buffer.alloc(10))).statusCode, 422)
  const over = await sendsPiece(app, member, id, 0, Buffer.alloc(51))
  t.equal(over.statusCode, 422)
  t.match(over.json(), { code: 'tooLarge' })
  const bad = await begin(20)
  t.match((await sendsPiece(app, member, bad, 0, Buffer.from('<svg>xxxxxxxxxxxxxxx'))).json(), {
    errors: [{ field: 'file', code: 'type', message: /tidak diterima/ }],
  })
  for (const [size, code] of [
    [0, 'empty'],
    [20 * 1024 * 1024 + 1, 'tooLarge'],
  ] as const) {
    const refused = await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size })
    t.equal(refused.statusCode, 422)
    t.match(refused.json(), { code })
  }
  const given = await begin(500)
  t.equal((await member.call('DELETE', `/evidence/uploads/${given}`)).statusCode, 204)
  t.same(await usedIn(app), [0], 'nothing of them takes room')
})

t.test('several arrive with one form, each a document under its own name', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const ids: string[] = []
  for (const name of ['SK_Tim.pdf', 'Notulen.pdf']) {
    const bytes = aPdf(name)
    const { id } = (await member.call('POST', '/evidence/uploads', { name, size: bytes.length })).json()
    await sendsPiece(app, member, id, 0, bytes)
    ids.push(id)
  }
  const made = await member.post('/bukti/baru', { ...FACTS, title: 'Sama', uploads: ids.join(',') })
  t.equal(made.headers.location, '/bukti?tersimpan=2')
  const { body } = await member.get('/bukti?tersimpan=2')
  t.match(body, '2 dokumen tersimpan')
  t.match(body, 'SK Tim')
  t.match(body, 'Notulen')
})

t.test('twenty at once cannot pass the quota together', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const most = app.config.limits.evidence.agencyBytes
  const taken = most - 5 * 30_000
  await asPlatform(app.db, (tx) =>
    tx.insertInto('evidence_usage').values({ agency_id: '32.04', bytes: taken }).execute(),
  )
  const files = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.pdf`, bytes: aPdf(`berkas ${at}`, 28_000) }))
  const answers = await Promise.all(files.map((file) => sends(app, member, file, { ...FACTS, title: 'Diketik' })))
  const stored = answers.filter(({ statusCode }) => statusCode === 303).length
  const refused = answers.filter(({ statusCode }) => statusCode === 422)
  t.equal(stored + refused.length, 20)
  t.ok(stored >= 1 && stored <= 5, `${stored} had room`)
  for (const { body } of refused) t.match(body, 'tidak cukup untuk berkas ini')
  t.match(refused[0]?.body, 'Diketik')
  const sizes = await asPlatform(app.db, (tx) => tx.selectFrom('evidence_file').select('size').execute())
  const kept = sizes.reduce((sum, { size }) => sum + size, 0)
  t.same(await usedIn(app), [taken + kept], 'every byte is counted once')
  t.ok(taken + kept <= most)
})

t.test('nobody holds the room of an agency alone with files that become no document', async (t) => {
  const app = await anApp(t, 'demo')
  const [member, approver] = [await app.as(MEMBER), await app.as('penanggungjawab@bandung.example')]
  const most = app.config.limits.evidence.unfinishedOfPerson
  const size = app.config.limits.evidence.fileBytes
  const begin = (visitor: typeof member) => visitor.call('POST', '/evidence/uploads', { name: 'a.pdf', size })
  const begun = await Promise.all(Array.from({ length: most + 5 }, () => begin(member)))
  t.equal(begun.filter(({ statusCode }) => statusCode === 201).length, most)
  t.match(begun.find(({ statusCode }) => statusCode === 422)?.body, 'belum menjadi dokumen')
  t.same(await usedIn(app), [most * size], 'and what was refused holds nothing')
  t.equal((await begin(approver)).statusCode, 201, 'others go on')
})

t.test('the same bytes twenty times at once are one file', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const bytes = aPdf('sama')
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) => sends(app, member, { name: `${at}.pdf`, bytes }, { ...FACTS, again: '1' })),
  )
  t.same([...new Set(answers.map(({ statusCode }) => statusCode))], [303])
  t.same(await usedIn(app), [bytes.length])
})

t.test('a scanner looks at every file; while it is away nothing is kept and nothing lost', async (t) => {
  const clamd = await aClamd(t)
  const app = await anApp(t, 'demo', { env: { CLAMD: clamd.address } })
  const member = await app.as(MEMBER)
  await aDocument(app, member, { name: 'bersih.pdf', bytes: aPdf('bersih', 700_000) })
  t.equal(clamd.seen(), 1)
  const virus = await sends(app, member, { name: 'x.pdf', bytes: aPdf('EICAR') }, { ...FACTS, title: 'Diketik' })
  t.equal(virus.statusCode, 422)
  t.match(virus.body, 'Pemindai menemukan virus')
  t.match(virus.body, 'Diketik')
  await clamd.away()
  const waits = await sends(app, member, { name: 'tunggu.pdf', bytes: aPdf('tunggu') }, { ...FACTS, title: 'Diketik' })
  t.equal(waits.statusCode, 422)
  t.match(waits.body, 'Pemindai virus sedang tidak dapat dihubungi')
  t.match(waits.body, 'Diketik')
  const [, uploads = ''] = /name="uploads" value="([0-9a-f-]{36})"/.exec(waits.body) ?? []
  t.match((await member.post('/bukti/baru', { ...FACTS, uploads })).body, 'Pemindai virus sedang tidak dapat dihubungi')
  await clamd.back()
  t.equal((await member.post('/bukti/baru', { ...FACTS, uploads })).statusCode, 303, 'without sending the file again')
})

t.test('with files in a bucket it is the same, and while that is away nothing is lost', async (t) => {
  const { storage, away } = await anS3(t)
  const app = await anApp(t, 'demo', { env: { STORAGE: storage } })
  const member = await app.as(MEMBER)
  const bytes = aPdf('di ember')
  const id = await aDocument(app, member, { name: 'ember.pdf', bytes })
  await sweepEvidence(openVault(app.db, app.config), new Date(app.now.getTime() + 48 * 3_600_000))
  t.same((await member.get(`/bukti/${id}/berkas/1`)).rawPayload, bytes)
  await away()
  const down = await member.get(`/bukti/${id}/berkas/1`)
  t.equal(down.statusCode, 503)
  t.match(down.body, 'Penyimpanan berkas sedang tidak dapat dihubungi')
  const waits = await sends(app, member, { name: 'baru.pdf', bytes: aPdf('baru') }, { ...FACTS, title: 'Diketik' })
  t.equal(waits.statusCode, 422)
  t.match(waits.body, 'Penyimpanan berkas sedang tidak dapat dihubungi')
  t.match(waits.body, 'Diketik')
  t.match(waits.body, /name="uploads" value="[0-9a-f-]{36}"/, 'the file need not be sent again')
})

t.test('what nobody finished is swept away, and nothing that a row names', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const vault = openVault(app.db, app.config)
  const kept = await aDocument(app, member, { name: 'tetap.pdf', bytes: aPdf('tetap') })
  const half = (await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size: 900 })).json().id
  await sendsPiece(app, member, half, 0, Buffer.alloc(100))
  const refused = await sends(app, member, { name: 'sk.pdf', bytes: aPdf('SK') }, {})
  t.equal(refused.statusCode, 422, 'arrived, with a mistake in the details')
  const incoming = join(app.config.dataDir, 'incoming')
  const stray = join(incoming, '01900000-0000-7000-8000-000000000000')
  await writeFile(stray, 'x')
  await utimes(stray, new Date('2026-11-23'), new Date('2026-11-23'))
  await strayContent(t, app, 'f'.repeat(64))
  await sweepEvidence(vault, app.now)
  t.same(await contents(app), 2, 'both that rows name')
  t.same(await readdir(incoming), [half], 'what is on its way stays')
  await sweepEvidence(vault, new Date(app.now.getTime() + 25 * 3_600_000))
  t.same(await contents(app), 1)
  await sweepEvidence(vault, new Date(app.now.getTime() + 200 * 24 * 3_600_000))
  t.same(await readdir(incoming), [])
  t.same(await usedIn(app), [aPdf('tetap').length])
  t.equal((await member.get(`/bukti/${kept}/berkas/1`)).statusCode, 200)
})

t.test('sweeping while the same bytes come in again and again removes none that was acknowledged', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as(MEMBER)
  const vault = openVault(app.db, app.config)
  let over = false
  const sweeping = (async () => {
    while (!over) await sweepEvidence(vault, app.now)
  })()
  for (let round = 0; round < 15; round++) {
    const bytes = aPdf(`berkas ${round % 3}`)
    // begun and given up: its content is an orphan until the next one names it
    const { id } = (await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size: bytes.length })).json()
    await sendsPiece(app, member, id, 0, bytes)
    const [document] = await Promise.all([
      aDocument(app, member, { name: `${round}.pdf`, bytes }, { ...FACTS, again: '1' }),
      member.call('DELETE', `/evidence/uploads/${id}`),
    ])
    t.same((await member.get(`/bukti/${document}/berkas/1`)).rawPayload, bytes, `round ${round}`)
  }
  over = true
  await sweeping
})

async function strayContent(t: Test, app: TestApp, sha256: string): Promise<void> {
  const path = join(app.config.dataDir, 'evidence', sha256.slice(0, 2))
  await mkdir(path, { recursive: true })
  await writeFile(join(path, sha256), 'x')
  t.equal(await contents(app), 3)
}

async function contents(app: TestApp): Promise<number> {
  const names = await readdir(join(app.config.dataDir, 'evidence'), { recursive: true })
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length
}
