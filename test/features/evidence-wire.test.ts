import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { type ClientRequest, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import type { Visitor } from '../support/app.ts'
import { aServer, type Server } from '../support/browser.ts'
import { FACTS } from '../support/evidence.ts'
import { aPdf } from '../support/files.ts'

const MEBIBYTE = 1024 * 1024
const BOUNDARY = 'batas'
/** One and the same, so that the sender does not count. */
const PIECE = Buffer.alloc(MEBIBYTE)
const server = await aServer(t)
const member = await server.as('anggota@bandung.example')

/** The beginning of a form up to the first byte of its file. */
const beginning = (fields: Readonly<Record<string, string>>): string =>
  [
    ...Object.entries(fields).map(
      ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="besar.zip"\r\n\r\n`,
  ].join('')

function post({ address }: Server, { cookie }: Visitor, length: number | null): ClientRequest {
  const sending = request(`${address}/bukti/baru`, {
    method: 'POST',
    headers: {
      ...{ cookie, 'sec-fetch-site': 'same-origin', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
      ...(length === null ? { 'transfer-encoding': 'chunked' } : { 'content-length': length }),
    },
  })
  sending.on('error', () => {})
  return sending
}

const answerTo = async (sending: ClientRequest) => {
  const [answer] = await once(sending, 'response')
  return { status: answer.statusCode as number, body: await text(answer) }
}

t.test('75 MB are refused before they are sent, with everything that was typed', async (t) => {
  const { host, port } = new URL(server.address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(
    `POST /bukti/baru HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin\r\nCookie: ${member.cookie}\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${75 * MEBIBYTE}\r\n\r\n`,
  )
  const began = performance.now()
  const before = process.memoryUsage().rss
  const start = Buffer.concat([
    Buffer.from(beginning({ ...FACTS, title: 'Judul yang diketik' })),
    Buffer.alloc(64 * 1024),
  ])
  socket.write(start)
  let said = ''
  socket.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  for (let tries = 0; tries < 100 && !said.includes('</html>'); tries++) await setTimeout(10)
  t.ok(performance.now() - began < 1_000, `${Math.round(performance.now() - began)} ms`)
  t.match(said, /^HTTP\/1\.1 422/)
  t.match(said, 'lebih besar dari 20 MB')
  t.match(said, 'Judul yang diketik')
  // a browser sends all of it before it shows the answer: it is let, and nothing of it is kept
  const rest = 75 * MEBIBYTE - start.length
  for (let sent = 0; sent < rest; sent += MEBIBYTE) {
    if (!socket.write(PIECE.subarray(0, rest - sent))) await once(socket, 'drain')
  }
  const grown = (process.memoryUsage().rss - before) / MEBIBYTE
  t.ok(grown < 120, `${Math.round(grown)} MB more`)
  socket.destroy()
})

t.test('without a length it is refused at the limit, and the memory stays flat', async (t) => {
  const before = process.memoryUsage().rss
  const sending = post(server, member, null)
  sending.write(beginning({ ...FACTS, title: 'Judul yang diketik' }))
  const answering = answerTo(sending)
  let sent = 0
  let answered = false
  answering.then(() => {
    answered = true
  })
  while (!answered && sent < 75) {
    sent++
    if (!sending.write(PIECE)) await Promise.race([once(sending, 'drain'), answering])
  }
  const { status, body } = await answering
  t.equal(status, 422)
  t.match(body, 'lebih besar dari 20 MB')
  t.match(body, 'Judul yang diketik')
  const grown = (process.memoryUsage().rss - before) / MEBIBYTE
  t.ok(grown < 80, `${Math.round(grown)} MB more`)
  sending.destroy()
})

t.test('a line that breaks half-way leaves nothing behind', async (t) => {
  const sending = post(server, member, 500_000)
  sending.write(beginning(FACTS))
  sending.write(aPdf('x', 100_000))
  const left = async () => {
    const uploads = await asPlatform(server.db, (tx) => tx.selectFrom('evidence_upload').select('id').execute())
    return [...uploads, ...(await readdir(join(server.config.dataDir, 'incoming')).catch(() => []))]
  }
  while ((await left()).length === 0) await setTimeout(10)
  sending.destroy()
  for (let tries = 0; tries < 100 && (await left()).length > 0; tries++) await setTimeout(50)
  t.same(await left(), [])
  const used = await asPlatform(server.db, (tx) => tx.selectFrom('evidence_usage').select('bytes').execute())
  t.same(
    used.map(({ bytes }) => bytes),
    ['0'],
  )
})

t.test('a stranger’s file is refused before any of it is read', async (t) => {
  const { port } = new URL(server.address)
  const socket = connect(Number(port), '127.0.0.1')
  const said = text(socket)
  socket.write(
    `POST /bukti/baru HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${server.address}\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 78643200\r\n\r\n`,
  )
  t.match(await said, /^HTTP\/1\.1 303[\s\S]*location: \/masuk/i)
})
