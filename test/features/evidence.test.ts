import t from 'tap'
import { readConfig } from '../../src/config.ts'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { aDocument, FACTS, sends } from '../support/evidence.ts'
import { anOffice, aPdf, aPdfOf, aPhoto } from '../support/files.ts'
import { aPerson } from '../support/people.ts'

const { evidence: LIMITS } = readConfig({}).limits

t.test('a member uploads a document, and those with the right get its bytes back as an attachment', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const bytes = aPdf('Peraturan Bupati')
  const id = await aDocument(app, member, { name: 'Perbup_SPBE 2024.pdf', bytes })
  const page = await member.get(`/bukti/${id}`)
  t.match(page.body, 'Perbup SPBE 2024', 'its title comes from its name')
  t.match(page.body, 'Perbup 12/2024')
  t.match(page.body, /SHA-256<\/abbr> <code>[0-9a-f]{64}/)
  for (const email of [
    'anggota@bandung.example',
    'opd@bandung.example',
    'provinsi@jabar.example',
    'kementerian@kementerian.example',
  ]) {
    const download = await (await app.as(email)).get(`/bukti/${id}/berkas/1`)
    t.equal(download.statusCode, 200, email)
    t.same(download.rawPayload, bytes)
    t.match(download.headers, {
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="Perbup-SPBE-2024.pdf"',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  }
})

t.test('to another agency a document is not there, and that it asked is written down', async (t) => {
  const app = await anApp(t, 'demo')
  const id = await aDocument(app, await app.as('anggota@bandung.example'), { name: 'a.pdf', bytes: aPdf('a') })
  const garut = await app.as('anggota@garut.example')
  for (const path of ['', '/berkas/1', '/ubah', '/revisi'])
    t.equal((await garut.get(`/bukti/${id}${path}`)).statusCode, 404, path)
  t.equal((await garut.post(`/bukti/${id}/ubah`, { ...FACTS, title: 'x', version: '0' })).statusCode, 404)
  t.notMatch((await garut.get('/bukti')).body, id)
  const lines = await asPlatform(app.db, (tx) =>
    tx
      .selectFrom('audit_event')
      .where('subject', '=', id)
      .where('action', '=', 'vault.refused')
      .select('agency_id')
      .execute(),
  )
  t.same(lines, [{ agency_id: '32.05' }, { agency_id: '32.05' }])
  const more = await Promise.all(Array.from({ length: 20 }, () => garut.get(`/bukti/${id}`)))
  t.equal(more.filter(({ statusCode }) => statusCode === 429).length, 2, 'and nobody fills the trail with it')
  const assessor = await app.as('asesor@kementerian.example')
  t.equal((await assessor.get(`/bukti/${id}`)).statusCode, 403)
})

t.test('a refused file never costs what was typed', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const typed = { ...FACTS, title: 'Judul yang diketik', note: 'Catatan panjang & penting', testUser: 'penguji' }
  const refused = async (name: string, bytes: Buffer, says: RegExp) => {
    const answer = await sends(app, member, { name, bytes }, typed)
    t.equal(answer.statusCode, 422, name)
    t.match(answer.body, says)
    for (const text of [
      'Judul yang diketik',
      'Catatan panjang &amp; penting',
      'Perbup 12/2024',
      'value="2024-03-01"',
      'penguji',
    ]) {
      t.match(answer.body, text, `${name}: ${text}`)
    }
  }
  await refused('kosong.pdf', Buffer.alloc(0), /kosong \(0 byte\)/)
  await refused('gambar.svg', Buffer.from('<svg><script>1</script></svg>'), /Jenis berkas ini tidak diterima/)
  await refused('makro.docx', anOffice('docm'), /makro/)
  await refused('besar.pdf', aPdf('x', LIMITS.fileBytes), /lebih besar dari 20 MB/)
  await refused('lebih.pdf', aPdfOf(LIMITS.fileBytes + 1), /lebih besar dari 20 MB/)
  const exact = aPdfOf(LIMITS.fileBytes)
  t.equal((await sends(app, member, { name: 'pas.pdf', bytes: exact }, typed)).statusCode, 303, 'exactly the limit')
  const used = await asPlatform(app.db, (tx) => tx.selectFrom('evidence_usage').select('bytes').execute())
  t.same(used, [{ bytes: String(LIMITS.fileBytes) }], 'what was refused takes no room')
  t.same(await asPlatform(app.db, (tx) => tx.selectFrom('evidence_upload').select('id').execute()), [])
})

t.test('a mistake in the details never costs the file', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const answer = await sends(
    app,
    member,
    { name: 'sk.pdf', bytes: aPdf('SK') },
    { number: 'SK 1', effectiveFrom: '2024-02-31' },
  )
  t.equal(answer.statusCode, 422)
  t.match(answer.body, 'Pilih apakah dokumen sudah ditandatangani')
  t.match(answer.body, 'Tulis tanggal yang ada')
  t.match(answer.body, 'Berkas sudah diterima, tidak perlu dipilih lagi')
  const [, uploads = ''] = /name="uploads" value="([0-9a-f-]{36})"/.exec(answer.body) ?? []
  const wrong = { ...FACTS, uploads, effectiveUntil: '2023-01-01' }
  t.match((await member.post('/bukti/baru', wrong)).body, 'Tanggal akhir lebih awal')
  const done = await sends(app, member, { name: '', bytes: Buffer.alloc(0) }, { ...FACTS, uploads })
  t.equal(done.statusCode, 303, 'sent again without the file')
  const gone = await member.post('/bukti/baru', { ...FACTS, uploads })
  t.equal(gone.statusCode, 422)
  t.match(gone.body, 'Berkas sementara sudah tidak ada')
  const garut = await app.as('anggota@garut.example')
  t.match(
    (await garut.post('/bukti/baru', { ...FACTS, uploads })).body,
    'Berkas sementara sudah tidak ada',
    'nor for others',
  )
})

t.test('names that climb, hide or turn around come in as plain names', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const names = [
    ['../../etc/passwd.pdf', 'passwd'],
    ['C:\\Users\\x\\SK Bupati.pdf', 'SK Bupati'],
    ['laporan\u202Efdp.exe', 'laporanfdp'],
    ['a\u0000b\u200Bc.pdf', 'abc'],
    ['....', 'berkas'],
    [`${'n'.repeat(400)}.pdf`, 'n'.repeat(116)],
    ['<img src=x onerror=alert(1)>.pdf', '&lt;img src'],
  ] as const
  for (const [name, title] of names) {
    const id = await aDocument(app, member, { name, bytes: aPdf(`berkas ${title} ${name.length}`) })
    t.match((await member.get(`/bukti/${id}`)).body, `<h1>${title}`, name)
    const { headers } = await member.get(`/bukti/${id}/berkas/1`)
    t.match(String(headers['content-disposition']), /^attachment; filename="[A-Za-z0-9-]+\.pdf"$/, name)
  }
  const link = { ...FACTS, url: 'https://jdih.bandung.example/12' }
  const turned = await member.post('/bukti/tautan', { ...link, title: 'Perbup\u202E 21', number: '7\u200B/\u00072024' })
  const page = (await member.get(String(turned.headers.location))).body
  t.match(page, '<h1>Perbup 21')
  t.match(page, '7/2024')
  t.match((await member.post('/bukti/tautan', { ...link, title: '\u200B' })).body, 'Tulis judul dokumen')
})

t.test('a thousand parts, two files and half a form are refused as forms', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const pdf = { name: 'a.pdf', bytes: aPdf('a') }
  const parts = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`p${at}`, 'x']))
  const many = await sends(app, member, pdf, { ...FACTS, title: 'Tetap ada', ...parts })
  t.equal(many.statusCode, 422)
  t.match(many.body, 'Formulir tidak terbaca seluruhnya')
  t.match(many.body, 'Tetap ada')
  const two = await sends(app, member, [pdf, { name: 'b.pdf', bytes: aPdf('b') }], { ...FACTS, title: 'Tetap ada' })
  t.equal(two.statusCode, 422)
  t.match(two.body, 'unggah satu berkas setiap kali')
  t.match(two.body, 'Tetap ada')
  const headers = {
    cookie: member.cookie,
    'sec-fetch-site': 'same-origin',
    'content-type': 'multipart/form-data; boundary=x',
  }
  const bodies = ['', '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nSepo', 'bukan formulir']
  for (const payload of bodies) {
    const half = await app.app.inject({ method: 'POST', url: '/bukti/baru', headers, payload })
    t.equal(half.statusCode, 422, payload)
  }
  const bare = await app.app.inject({
    method: 'POST',
    url: '/bukti/baru',
    headers: { ...headers, 'content-type': 'multipart/form-data' },
    payload: 'x',
  })
  t.equal(bare.statusCode, 422, 'without a boundary')
})

t.test('the same bytes are offered as the file that is already there, and are kept once', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const bytes = aPdf('Peraturan yang sama')
  const first = await aDocument(app, member, { name: 'satu.pdf', bytes })
  const again = await sends(app, member, { name: 'dua.pdf', bytes }, { ...FACTS, title: 'Judul kedua' })
  t.equal(again.statusCode, 409)
  t.match(again.body, `href="/bukti/${first}"`)
  t.match(again.body, 'Judul kedua')
  const [, uploads = ''] = /name="uploads" value="([0-9a-f-]{36})"/.exec(again.body) ?? []
  const second = await member.post('/bukti/baru', { ...FACTS, title: 'Judul kedua', uploads, again: '1' })
  t.equal(second.statusCode, 303)
  const rows = await asPlatform(app.db, (tx) => tx.selectFrom('evidence_file').select('size').execute())
  t.same(rows, [{ size: bytes.length }])
  const used = await asPlatform(app.db, (tx) => tx.selectFrom('evidence_usage').select('bytes').execute())
  t.same(used, [{ bytes: String(bytes.length) }])
  const garut = await app.as('anggota@garut.example')
  t.equal((await sends(app, garut, { name: 'satu.pdf', bytes })).statusCode, 303, 'another agency is told nothing')
})

t.test('revisions never change; a newer file stands beside the older', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const [old, young] = [aPdf('konsep'), aPdf('ditetapkan')]
  const id = await aDocument(app, member, { name: 'konsep.pdf', bytes: old }, { signed: 'no' })
  t.match((await member.get(`/bukti/${id}`)).body, 'Belum ditandatangani')
  const same = await sends(app, member, { name: 'x.pdf', bytes: old }, { note: 'Alasan' }, `/bukti/${id}/revisi`)
  t.equal(same.statusCode, 422)
  t.match(same.body, 'sama persis dengan revisi terbaru')
  t.match(same.body, 'Alasan')
  const added = await sends(
    app,
    member,
    { name: 'final.pdf', bytes: young },
    { note: 'Sudah ditetapkan' },
    `/bukti/${id}/revisi`,
  )
  t.equal(added.statusCode, 303)
  t.same((await member.get(`/bukti/${id}/berkas/1`)).rawPayload, old)
  t.same((await member.get(`/bukti/${id}/berkas/2`)).rawPayload, young)
  t.equal((await member.get(`/bukti/${id}/berkas/3`)).statusCode, 404)
  t.match((await member.get(`/bukti/${id}`)).body, 'Sudah ditetapkan')
  const change = asPlatform(app.db, (tx) => tx.updateTable('evidence_revision').set({ note: 'x' }).executeTakeFirst())
  t.equal((await change).numUpdatedRows, 0n, 'the program reaches no row to change')
})

t.test('details change with their log, and never over somebody else’s', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await aDocument(app, member, { name: 'sk.pdf', bytes: aPdf('sk') })
  const changed = await member.post(`/bukti/${id}/ubah`, {
    ...FACTS,
    title: 'SK Tim',
    version: '0',
    expiresOn: '2025-12-31',
  })
  t.equal(changed.statusCode, 303)
  const page = (await member.get(`/bukti/${id}`)).body
  t.match(page, /Judul dokumen: <del>sk<\/del> → <ins>SK Tim/)
  t.match(page, 'Kedaluwarsa')
  const approver = await app.as('penanggungjawab@bandung.example')
  const late = await approver.post(`/bukti/${id}/ubah`, { ...FACTS, title: 'SK Tim SPBE', version: '0' })
  t.equal(late.statusCode, 409)
  t.match(late.body, 'Yang tersimpan sekarang')
  t.match(late.body, 'SK Tim SPBE', 'what was typed is there')
  t.match(late.body, /<dd>SK Tim<\/dd>/, 'and what is stored')
  t.match(late.body, 'name="version" value="1"')
  t.equal((await approver.post(`/bukti/${id}/ubah`, { ...FACTS, title: 'SK Tim SPBE', version: '1' })).statusCode, 303)
})

t.test('a unit uploads and changes what it brought in, but not what others did', async (t) => {
  const app = await anApp(t, 'demo')
  const unit = await app.as('opd@bandung.example')
  const theirs = await aDocument(app, await app.as('anggota@bandung.example'), { name: 'a.pdf', bytes: aPdf('a') })
  const own = await aDocument(app, unit, { name: 'b.pdf', bytes: aPdf('b') })
  t.equal((await unit.get(`/bukti/${own}/ubah`)).statusCode, 200)
  t.equal((await unit.get(`/bukti/${theirs}`)).statusCode, 200)
  t.equal((await unit.get(`/bukti/${theirs}/ubah`)).statusCode, 403)
  t.equal((await unit.post(`/bukti/${theirs}/ubah`, { ...FACTS, title: 'x', version: '0' })).statusCode, 403)
  t.equal((await sends(app, unit, { name: 'c.pdf', bytes: aPdf('c') }, {}, `/bukti/${theirs}/revisi`)).statusCode, 403)
})

t.test('a link is an address only and says so; a password is taken nowhere', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  for (const url of ['', 'javascript:alert(1)', 'ftp://x.go.id/a', 'jdih', 'https://']) {
    const answer = await member.post('/bukti/tautan', { ...FACTS, title: 'Perbup', url })
    t.equal(answer.statusCode, 422, url)
    t.match(answer.body, 'Tulis alamat lengkap')
  }
  const secret = await member.post('/bukti/tautan', {
    ...{
      ...FACTS,
      title: 'Aplikasi',
      url: 'https://app.bandung.example/',
      testUser: 'penguji',
      testAccess: 'kata sandi: rahasia1',
    },
  })
  t.equal(secret.statusCode, 422)
  t.match(secret.body, 'Jangan tulis kata sandi')
  for (const typed of [{ url: 'https://penguji:rahasia1@app.bandung.example/' }, { note: 'Password: rahasia1' }]) {
    const other = await member.post('/bukti/tautan', { ...FACTS, title: 'A', url: 'https://a.example/', ...typed })
    t.equal(other.statusCode, 422)
    t.match(other.body, 'Jangan tulis kata sandi')
  }
  const stored = await member.post('/bukti/tautan', {
    ...{
      ...FACTS,
      title: 'Perbup di JDIH',
      url: 'https://jdih.bandung.example/12',
      testUser: 'penguji',
      testAccess: 'Telepon kantor',
    },
  })
  const page = await member.get(String(stored.headers.location))
  t.match(page.body, 'Tautan, tidak tersimpan di sini')
  t.match(page.body, 'Kata sandi tidak disimpan di sini')
  t.match(page.body, 'rel="noopener noreferrer external"')
})

t.test('the list is searched and narrowed', async (t) => {
  const app = await anApp(t)
  const member = await aPerson(app, 'anggota@ciamis.example', 'member', '32.07')
  t.match((await member.get('/bukti')).body, 'Belum ada bukti dukung')
  await aDocument(
    app,
    member,
    { name: 'a.pdf', bytes: aPdf('a') },
    { ...FACTS, title: '100% Arsitektur', signed: 'no' },
  )
  await aDocument(
    app,
    member,
    { name: 'b.pdf', bytes: aPdf('b') },
    { ...FACTS, title: 'Sertifikat', expiresOn: '2026-11-23' },
  )
  await aDocument(
    app,
    member,
    { name: 'foto.jpg', bytes: await aPhoto() },
    { ...FACTS, title: 'Foto', signed: 'not_needed' },
  )
  const titles = async (query: string) =>
    [...(await member.get(`/bukti?${query}`)).body.matchAll(/<h2><a [^>]*>([^<]*)/g)].map(([, title]) => title)
  t.same(await titles(''), ['Foto', 'Sertifikat', '100% Arsitektur'])
  t.same(await titles('q=arsit'), ['100% Arsitektur'])
  t.same(await titles('q=100%25'), ['100% Arsitektur'])
  t.same(await titles('q=Perbup+12'), ['Foto', 'Sertifikat', '100% Arsitektur'])
  t.same(await titles('keadaan=expired'), ['Sertifikat'])
  t.same(await titles('keadaan=unsigned'), ['100% Arsitektur'])
  t.same(await titles('keadaan=link'), [])
  t.same(await titles('keadaan=zeppelin&halaman=abc&indikator=x'), ['Foto', 'Sertifikat', '100% Arsitektur'])
  t.same(await titles('indikator=1'), [])
  t.same(await titles('keadaan=unused'), ['Foto', 'Sertifikat', '100% Arsitektur'])
})

t.test('documents are attached to items, serve many, and come off with their history', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const assessment = await anAssessment(member)
  const indicator = `/penilaian/${assessment}/indikator/1`
  const item = `${indicator}/bukti/I01.3.1`
  t.match((await member.get(indicator)).body, /I01\.3\.1<\/code> [^<]*<span class="tag">Belum/)
  const from = { penilaian: assessment, indikator: '1', butir: 'I01.3.1' }
  const uploaded = await sends(
    app,
    member,
    { name: 'perbup.pdf', bytes: aPdf('p') },
    { ...FACTS, ...from, title: 'Perbup' },
  )
  const back = String(uploaded.headers.location)
  t.match(back, new RegExp(`^${item}\\?dokumen=`))
  const document = back.split('=')[1] ?? ''
  t.match((await member.get(back)).body, `value="${document}" checked`)
  const unplaced = await member.post(item, { document, place: ' ' })
  t.equal(unplaced.statusCode, 422)
  t.match(unplaced.body, 'Tulis pasal atau halaman')
  t.match(unplaced.body, `value="${document}" checked`)
  t.equal((await member.post(item, { document, place: 'Pasal 5' })).statusCode, 303)
  t.match((await member.get(indicator)).body, /I01\.3\.1<\/code> [^<]*<span class="tag own">Diunggah/)
  t.match((await member.get(indicator)).body, /\d belum, 1 diunggah/, 'told although the level lies folded')
  const twice = await member.post(item, { document, place: 'Pasal 6' })
  t.equal(twice.statusCode, 422)
  t.match(twice.body, 'sudah dilampirkan pada butir ini')
  t.match(twice.body, 'Pasal 6')
  t.equal(
    (await member.post(`${indicator}/bukti/I01.2.1`, { document, place: 'Pasal 2' })).statusCode,
    303,
    'many items',
  )
  const used = (await member.get(`/bukti/${document}`)).body
  t.match(used, 'Pasal 5')
  t.match(used, 'Pasal 2')
  const page = (await member.get(item)).body
  const [, reference = ''] = /name="reference" value="([0-9a-f-]{36})"/.exec(page) ?? []
  t.equal((await member.post(`${indicator}/bukti/I01.2.1/pelepasan`, { reference })).statusCode, 404, 'of another item')
  t.equal((await member.post(`${item}/pelepasan`, { reference })).statusCode, 303)
  t.equal((await member.post(`${item}/pelepasan`, { reference })).statusCode, 404, 'once')
  t.match((await member.get(`/bukti/${document}`)).body, 'sudah dilepas')
  t.match((await member.get(`/bukti/${document}`)).body, 'Dilepas dari butir I01.3.1')
  t.equal((await member.post(item, { document, place: 'Pasal 7' })).statusCode, 303, 'and on again')
})

t.test('an unsigned or undated document leaves its item a draft', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const assessment = await anAssessment(member)
  const item = `/penilaian/${assessment}/indikator/2/bukti/I02.2.1`
  const document = await aDocument(
    app,
    member,
    { name: 'k.pdf', bytes: aPdf('k') },
    { signed: 'no', effectiveFrom: '2024-01-01' },
  )
  await member.post(item, { document, place: 'seluruhnya' })
  t.match((await member.get(item)).body, /<span class="tag warn">Draf/)
  await member.post(`/bukti/${document}/ubah`, { title: 'k', signed: 'yes', effectiveFrom: '2024-01-01', version: '0' })
  t.match((await member.get(item)).body, /<span class="tag own">Diunggah/)
})

t.test('nothing is attached across agencies, by units, to what is not there, or to what is submitted', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const garut = await app.as('anggota@garut.example')
  const assessment = await anAssessment(member)
  const item = `/penilaian/${assessment}/indikator/1/bukti/I01.3.1`
  const own = await aDocument(app, member, { name: 'a.pdf', bytes: aPdf('a') })
  const foreign = await aDocument(app, garut, { name: 'g.pdf', bytes: aPdf('g') })
  t.equal((await member.post(item, { document: foreign, place: 'x' })).statusCode, 404)
  t.equal((await garut.post(item, { document: foreign, place: 'x' })).statusCode, 404)
  t.equal((await garut.get(item)).statusCode, 404)
  t.equal((await (await app.as('opd@bandung.example')).post(item, { document: own, place: 'x' })).statusCode, 403)
  for (const path of ['1/bukti/I02.3.1', '1/bukti/I01.3.9', '99/bukti/I99.1.1', '1/bukti/..%2f']) {
    t.equal((await member.get(`/penilaian/${assessment}/indikator/${path}`)).statusCode, 404, path)
  }
  const { items } = (await member.call('GET', '/assessments')).json()
  const submitted = items.find(({ state }: { state: string }) => state === 'submitted').id
  const locked = await member.post(`/penilaian/${submitted}/indikator/1/bukti/I01.3.1`, {
    document: own,
    place: 'Pasal 5',
  })
  t.equal(locked.statusCode, 409)
})
