import { connect } from 'node:net'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { openVault } from '../../src/features/evidence/evidence.ts'
import { anAssessment } from '../support/assessments.ts'
import { aServer } from '../support/browser.ts'
import { aDocument, FACTS, sends, sendsPiece } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'

const app = await aServer(t)
const MEMBER = 'anggota@bandung.example'
const member = await app.as(MEMBER)

t.test('asking again while a file is looked at gives the same answer and costs nothing', async (t) => {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const
  const photo = await sharp({ create: { width: 1_200, height: 1_200, channels: 3, background: '#aaa', noise } })
    .jpeg()
    .toBuffer()
  const begun = await member.call('POST', '/evidence/uploads', { name: 'foto.jpg', size: photo.length })
  const { id } = begun.json()
  const first = sendsPiece(app, member, id, 0, photo)
  const again: ReturnType<typeof sendsPiece>[] = []
  // the answer was lost on the way: nothing is left to be sent, only to be asked
  for (let at = 0; at < 5; at++) {
    again.push(sendsPiece(app, member, id, photo.length, Buffer.alloc(0)))
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  t.match((await first).json(), { ready: true })
  for (const answer of await Promise.all(again)) {
    if (answer.statusCode !== 409) t.match(answer.json(), { ready: true })
  }
  const state = await member.call('GET', `/evidence/uploads/${id}`)
  t.match(state.json(), { ready: true }, 'what was acknowledged is there')
  t.equal((await member.post('/bukti/baru', { ...FACTS, uploads: id })).statusCode, 303)
})

t.test('two instances that look at a file at once do not take it from each other', async (t) => {
  // what one instance knows of itself, the other does not: the same module, loaded anew
  const path = '../../src/features/evidence/keeping.ts'
  const other = (await import(`${path}?other`)) as typeof import('../../src/features/evidence/keeping.ts')
  const bytes = aPdf('dua mesin', 400_000)
  const { id } = (await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size: bytes.length })).json()
  const vault = openVault(app.db, app.config)
  const { person_id: personId, id: membership } = await asPlatform(app.db, (tx) =>
    tx
      .selectFrom('membership as m')
      .innerJoin('person as p', 'p.id', 'm.person_id')
      .where('p.email', '=', MEMBER)
      .select(['m.person_id', 'm.id'])
      .executeTakeFirstOrThrow(),
  )
  const post = { role: 'member', agency: '32.04', agencyName: null, province: null, unit: null } as const
  const who = { personId, name: '', language: 'id', memberships: [{ id: membership, ...post }] } as const
  await vault.incoming.append(id, Readable.from([bytes]), bytes.length)
  const slow = {
    ...vault,
    // looks only when the other one has kept it
    incoming: {
      ...vault.incoming,
      arrived: async () => {
        await other.keepUpload(vault, who, id, app.now)
        return bytes.length
      },
    },
  }
  const { keepUpload } = await import('../../src/features/evidence/keeping.ts')
  t.ok((await keepUpload(slow, who, id, app.now)).storedAt)
  t.equal((await member.post('/bukti/baru', { ...FACTS, uploads: id })).statusCode, 303)
})

t.test('a line that broke off unseen holds nobody up', async (t) => {
  const { id } = (await member.call('POST', '/evidence/uploads', { name: 'a.pdf', size: 9_000 })).json()
  const { port } = new URL(app.address)
  const line = connect(Number(port), '127.0.0.1')
  t.teardown(() => line.destroy())
  line.on('error', () => {})
  line.write(
    `PUT /api/v1/evidence/uploads/${id} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${member.cookie}\r\n` +
      'Sec-Fetch-Site: same-origin\r\nContent-Type: application/octet-stream\r\nUpload-Offset: 0\r\nContent-Length: 9000\r\n\r\n',
  )
  line.write(Buffer.alloc(4_000, 'a'))
  const offset = async () => (await member.call('GET', `/evidence/uploads/${id}`)).json().offset
  while ((await offset()) < 4_000) await new Promise((resolve) => setTimeout(resolve, 10))
  const goOn = () => sendsPiece(app, member, id, 4_000, Buffer.alloc(10, 'b'))
  let next = await goOn()
  t.match(next.json(), { code: 'offset', offset: 4_000 }, 'it may still be coming')
  while (next.statusCode === 409) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    next = await goOn()
  }
  t.match(next.json(), { offset: 4_010 }, 'whoever comes newly goes on')
})

t.test('another file takes the place of one that cannot become a revision', async (t) => {
  const id = await aDocument(app, member, { name: 'konsep.pdf', bytes: aPdf('konsep') })
  const same = await sends(app, member, { name: 'sama.pdf', bytes: aPdf('konsep') }, {}, `/bukti/${id}/revisi`)
  const [, arrived = ''] = /type="checkbox" name="uploads" value="([0-9a-f-]{36})"/.exec(same.body) ?? []
  t.match(same.body, 'Ganti dengan berkas lain')
  const other = { name: 'baru.pdf', bytes: aPdf('ditetapkan') }
  const added = await sends(app, member, other, { uploads: arrived }, `/bukti/${id}/revisi`)
  t.equal(added.statusCode, 303)
  t.same((await member.get(`/bukti/${id}/berkas/2`)).rawPayload, other.bytes)
})

t.test('of what has arrived, only what stays ticked becomes a document', async (t) => {
  const wrong = await sends(app, member, { name: 'salah.pdf', bytes: aPdf('salah') }, { title: 'Tanpa tanda tangan' })
  t.equal(wrong.statusCode, 422)
  t.match(wrong.body, /name="uploads" value="[0-9a-f-]{36}" checked/)
  t.match(wrong.body, 'Tambahkan berkas lain')
  const right = await sends(app, member, { name: 'benar.pdf', bytes: aPdf('benar') }, { ...FACTS, title: 'Benar' })
  t.match(right.headers.location, /\/bukti\/[0-9a-f-]{36}\?tersimpan=1/, 'one document')
  t.notMatch((await member.get('/bukti')).body, 'salah')
})

t.test('the same file chosen twice is one document', async (t) => {
  const bytes = aPdf('dua kali')
  const arrive = async (name: string): Promise<string> => {
    const { id } = (await member.call('POST', '/evidence/uploads', { name, size: bytes.length })).json()
    await sendsPiece(app, member, id, 0, bytes)
    return id
  }
  const ids = [await arrive('a.pdf'), await arrive('b.pdf')]
  const made = await member.post('/bukti/baru', { ...FACTS, uploads: ids.join(',') })
  t.match(made.headers.location, /\/bukti\/[0-9a-f-]{36}\?tersimpan=1/)
  for (const id of ids) t.equal((await member.call('GET', `/evidence/uploads/${id}`)).statusCode, 404, 'used up')
})

t.test('a document that is chosen already is among the choices, however many are newer', async (t) => {
  const old = await aDocument(app, member, { name: 'lama.pdf', bytes: aPdf('lama') })
  for (let at = 0; at < 31; at++) {
    await member.post('/bukti/tautan', { ...FACTS, title: `Tautan ${at}`, url: `https://jdih.bandung.example/${at}` })
  }
  const item = `/penilaian/${await anAssessment(member)}/indikator/1/bukti/I01.3.1`
  t.notMatch((await member.get(item)).body, old)
  t.match((await member.get(`${item}?dokumen=${old}`)).body, `value="${old}" checked`)
  t.match((await member.post(item, { document: old, place: '' })).body, `value="${old}" checked`)
  const garut = await aDocument(app, await app.as('anggota@garut.example'), { name: 'g.pdf', bytes: aPdf('g') })
  for (const other of [garut, 'x', '%00'])
    t.notMatch((await member.get(`${item}?dokumen=${other}`)).body, `="${garut}"`)
  const placed = await member.post(item, { document: old, place: 'Pasal\u202E 5' })
  t.equal(placed.statusCode, 303)
  t.match((await member.get(item)).body, 'Pasal 5')
})

t.test('too many files a minute are refused beside the field, however they are sent', async (t) => {
  const most = app.config.limits.evidence.perMinute
  const garut = await app.as('anggota@garut.example')
  for (let at = 0; at < most; at++) await garut.call('POST', '/evidence/uploads', { name: 'a.pdf', size: 0 })
  t.equal((await garut.call('POST', '/evidence/uploads', { name: 'a.pdf', size: 10 })).statusCode, 429)
  const next = await sends(app, garut, { name: 'a.pdf', bytes: aPdf('a') }, { ...FACTS, title: 'Diketik' })
  t.equal(next.statusCode, 422)
  t.match(next.body, /Terlalu banyak kiriman dalam semenit/)
  t.match(next.body, 'value="Diketik"')
})
