import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp, type TestApp } from '../support/app.ts'
import { aDocument } from '../support/evidence.ts'
import { anOffice, aPdf, aPdfOf } from '../support/files.ts'
import { aLink, aUnitAsked, brings, FOREIGN_ITEM, ITEM, SAID } from '../support/requests.ts'

const { evidence: LIMITS, unitLink, mailLink } = readConfig({}).limits

const rows = (app: TestApp) =>
  asPlatform(app.db, async (tx) => ({
    deliveries: await tx.selectFrom('unit_delivery').select(['item_id', 'sender', 'document_id']).execute(),
    documents: await tx
      .selectFrom('evidence_document')
      .where('basis', '=', 'reported')
      .select(['id', 'title'])
      .execute(),
    uploads: await tx.selectFrom('evidence_upload').select(['id', 'link_id']).execute(),
    used: (await tx.selectFrom('evidence_usage').select('bytes').execute()).map(({ bytes }) => Number(bytes)),
  }))

t.test('a refused form keeps what was typed and the file, and nothing is stored', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const link = await aLink(asked)
  const typed = { ...SAID, sender: 'Budi <b>"S"</b>', number: 'Perbup & 12' }
  const pdf = Buffer.concat([aPdf('x'), Buffer.from('PK\u0003\u0004'), anOffice('docx')])
  for (const [name, bytes, says] of [
    ['kosong.pdf', Buffer.alloc(0), 'kosong (0 byte)'],
    ['gambar.svg', Buffer.from('<svg><script>1</script></svg>'), 'Jenis berkas ini tidak diterima'],
    ['dua.pdf', pdf, 'memuat dua jenis berkas'],
    ['makro.docx', anOffice('docm'), 'makro'],
    ['besar.pdf', aPdfOf(LIMITS.fileBytes + 1), 'lebih besar dari 20 MB'],
  ] as const) {
    const answer = await brings(app, link, ITEM, { name, bytes }, typed)
    t.equal(answer.statusCode, 422, name)
    t.match(answer.body, says)
    t.match(answer.body, 'value="Budi &lt;b&gt;&quot;S&quot;&lt;/b&gt;"', name)
    t.match(answer.body, 'value="Perbup &amp; 12"')
    t.match(answer.headers, { 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
  }
  t.match(await rows(app), { deliveries: [], documents: [], uploads: [], used: [0] })
  for (const [fields, says] of [
    [{ ...SAID, sender: ' \u200b ' }, 'Tulis nama Anda'],
    [{ ...SAID, sender: 'x'.repeat(121) }, 'Paling banyak 120 huruf'],
    [{ ...SAID, place: '' }, 'Tulis pasal atau halaman'],
    [{ ...SAID, signed: 'maybe' }, 'Pilih apakah dokumen sudah ditandatangani'],
    [{ ...SAID, effectiveFrom: '2024-02-31' }, 'Tulis tanggal yang ada'],
  ] as const) {
    t.match((await brings(app, link, ITEM, [], fields)).body, says)
  }
  const kept = await brings(app, link, ITEM, { name: 'a.pdf', bytes: aPdf('a') }, { ...typed, place: '' })
  const [, uploads = ''] = /name="uploads" value="([0-9a-f-]{36})"/.exec(kept.body) ?? []
  t.match(kept.body, 'Berkas sudah diterima')
  const names = { ...typed, sender: 'Bu\u0000di \u202e<script>', uploads }
  t.equal((await brings(app, link, ITEM, [], names)).statusCode, 303, 'without the file again')
  t.match(await rows(app), { deliveries: [{ item_id: ITEM, sender: 'Budi <script>' }], uploads: [] })
  const seen = (await asked.member.get(asked.unit)).body
  t.match(seen, 'Dari Budi &lt;script&gt;')
  t.notMatch(seen, '<script>')
})

t.test('a link reaches its own items and files, and nothing else of the agency', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const { member } = asked
  const link = await aLink(asked)
  for (const item of [FOREIGN_ITEM, 'I01.5.1', 'I99.2.1', 'I01.2.99']) {
    t.equal((await app.get(`${link}/${item}`)).statusCode, 404, item)
    t.equal((await brings(app, link, item)).statusCode, 404, item)
  }
  t.equal((await app.get(`${link}/..%2Fx`)).statusCode, 404)
  const other = {
    ...SAID,
    item: FOREIGN_ITEM,
    butir: FOREIGN_ITEM,
    assessment: 'x',
    unit: 'x',
    title: 'Judul',
    note: 'x',
  }
  t.equal((await brings(app, link, ITEM, undefined, other)).statusCode, 303)
  t.match((await rows(app)).deliveries, [{ item_id: ITEM }], 'what else stands in the body counts for nothing')
  t.notMatch((await rows(app)).documents, [{ title: 'Judul' }])
  t.equal(
    (await brings(app, link, ITEM, undefined, { ...SAID, agency: '32.05' })).statusCode,
    404,
    'nobody else’s room',
  )

  // an upload of the person the link acts as, begun in the vault
  const own = (await member.call('POST', '/evidence/uploads', { name: 'rahasia.pdf', size: 900 })).json().id
  const stolen = await brings(app, link, ITEM, [], { ...SAID, uploads: own })
  t.equal(stolen.statusCode, 422)
  t.notMatch(stolen.body, 'rahasia')
  const mine = await brings(app, link, ITEM, { name: 'b.pdf', bytes: aPdf('b') }, { ...SAID, place: '' })
  const [, upload = ''] = /name="uploads" value="([0-9a-f-]{36})"/.exec(mine.body) ?? []
  t.equal((await member.call('GET', `/evidence/uploads/${upload}`)).statusCode, 404, 'nor the other way round')
  const second = await aLink(asked)
  t.equal((await brings(app, second, ITEM, [], { ...SAID, uploads: upload })).statusCode, 422, 'nor by another link')

  // bytes that the agency has already tell nothing
  await aDocument(app, member, { name: 'Dokumen rahasia.pdf', bytes: aPdf('sama') })
  const twin = await brings(app, second, 'I02.2.1', { name: 'tebakan.pdf', bytes: aPdf('sama') })
  t.equal(twin.statusCode, 303)
  t.notMatch((await app.get(second)).body, 'rahasia')
  const [document] = (await rows(app)).documents
  for (const path of [`/bukti/${document?.id}`, `/bukti/${document?.id}/berkas/1`]) {
    t.match(String((await app.get(path)).headers.location), '/masuk', 'no download without an account')
  }
  const garut = await app.as('anggota@garut.example')
  t.equal((await garut.get(asked.unit)).statusCode, 404)
  t.equal((await garut.post(`${asked.unit}/tautan`, { hari: '3' })).statusCode, 404)
  const [, decide = ''] = /action="([^"]+\/kiriman\/[^"]+)"/.exec((await member.get(asked.unit)).body) ?? []
  t.equal((await garut.post(decide, { keputusan: 'terima' })).statusCode, 404)
  t.equal((await (await app.as('opd@bandung.example')).post(decide, { keputusan: 'terima' })).statusCode, 403)
  const elsewhere = decide.replace(/permintaan\/[^/]+/, 'permintaan/01910000-0000-7000-8000-000000000000')
  t.equal((await member.post(elsewhere, { keputusan: 'terima' })).statusCode, 404)
})

t.test('looking changes nothing, and tokens cannot be guessed', async (t) => {
  const app = await anApp(t, 'demo')
  const link = await aLink(await aUnitAsked(app))
  const before = await rows(app)
  for (const url of [link, `${link}/${ITEM}`, `/en${link}`]) {
    t.equal((await app.get(url)).statusCode, 200)
    t.equal((await app.app.inject({ method: 'HEAD', url })).statusCode, 200)
  }
  t.same(await rows(app), before)
  const wrong = await app.get('/unggah/bukan-tautan')
  t.equal(wrong.statusCode, 404)
  t.match(wrong.body, 'Tautan ini tidak dikenal')
  t.equal((await brings(app, '/unggah/bukan-tautan', ITEM)).statusCode, 404)
  for (let n = 0; n < mailLink.perAddress; n++) await app.get(`/unggah/tebakan-${n}`)
  const waits = await app.get('/unggah/satu-lagi')
  t.equal(waits.statusCode, 429)
  t.ok(Number(waits.headers['retry-after']) > 0)
})

t.test('twenty at once pass neither the room of the agency nor what may wait at an item', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const link = await aLink(asked)
  const files = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.pdf`, bytes: aPdf(`berkas ${at}`, 20_000) }))
  const answers = await Promise.all(files.map((file) => brings(app, link, ITEM, file)))
  const sent = answers.filter(({ statusCode }) => statusCode === 303)
  t.equal(sent.length, unitLink.waitingAtItem)
  for (const { statusCode, body } of answers.filter((answer) => !sent.includes(answer))) {
    t.equal(statusCode, 422)
    t.match(body, /banyak kiriman yang belum diperiksa|belum selesai dikirim/)
    t.match(body, 'Budi Santoso')
  }
  const kept = await rows(app)
  t.ok(kept.uploads.length <= LIMITS.unfinishedOverLink)
  t.notMatch((await app.get(link)).body, `href="${link}/${ITEM}"`)

  await aLink(asked)
  const most = LIMITS.agencyBytes - 50_000
  await asPlatform(app.db, (tx) => tx.updateTable('evidence_usage').set({ bytes: most }).execute())
  const last = await aLink(asked)
  const late = await Promise.all(
    files.map(({ name }, at) => brings(app, last, 'I02.2.1', { name, bytes: aPdf(`lain ${at}`, 20_000) })),
  )
  t.ok(late.filter(({ statusCode }) => statusCode === 303).length <= 2)
  t.match(late.find(({ body }) => /tidak cukup/.test(body))?.body, 'Budi Santoso')
  const [used = 0] = (await rows(app)).used
  t.ok(used <= LIMITS.agencyBytes)
})

t.test('a link that ends while a file is on its way takes nothing in', async (t) => {
  const app = await anApp(t, 'demo')
  const asked = await aUnitAsked(app)
  const link = await aLink(asked)
  const big = { name: 'a.pdf', bytes: aPdf('a', 2_000_000) }
  const [answer] = await Promise.all([
    brings(app, link, ITEM, big),
    asked.member.post(`${asked.unit}/tautan/pencabutan`),
  ])
  const { deliveries } = await rows(app)
  t.equal(deliveries.length, answer.statusCode === 303 ? 1 : 0)
  t.ok([303, 410].includes(answer.statusCode))
  t.equal((await brings(app, link, ITEM, big)).statusCode, 410, 'and none afterwards')
})
