import type { AddressInfo } from 'node:net'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import { anApp } from '../support/app.ts'
import { anAssessment, SPBE } from '../support/assessments.ts'
import { aDocument, FACTS } from '../support/evidence.ts'
import { aPdfOf } from '../support/files.ts'
import { attachesAgain } from '../support/packages.ts'

const MEBIBYTE = 1024 * 1024
const USES = 100

t.test('two gigabytes leave to two people at once, and memory stays flat', async (t) => {
  t.setTimeout(600_000)
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const approver = await app.as('penanggungjawab@bandung.example')
  const id = await anAssessment(member)
  const size = app.config.limits.evidence.fileBytes
  const file = { name: 'besar.pdf', bytes: aPdfOf(size) }
  const document = await aDocument(app, member, file, { ...FACTS, title: 'Lampiran besar' })
  const items = await asPlatform(app.db, (tx) =>
    tx.selectFrom('evidence_item').where('instrument_id', '=', SPBE).select('id').orderBy('id').limit(USES).execute(),
  )
  for (const { id: item } of items) await attachesAgain(member, id, { item, document })
  await app.app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.app.server.address() as AddressInfo
  const download = async (cookie: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/penilaian/${id}/paket.zip`, { headers: { cookie } })
    let bytes = 0
    for await (const piece of answer.body ?? []) {
      bytes += piece.length
      peak = Math.max(peak, process.memoryUsage().rss)
    }
    t.equal(bytes, Number(answer.headers.get('content-length')))
    t.ok(bytes > USES * size)
  }
  const before = process.memoryUsage().rss
  let peak = before
  await Promise.all([download(member.cookie), download(approver.cookie)])
  const grown = Math.round((peak - before) / MEBIBYTE)
  t.ok(grown < 200, `memory grew by ${grown} MB while ${(2 * USES * size) / MEBIBYTE} MB left`)
  t.comment(`memory grew by ${grown} MB`)
})
