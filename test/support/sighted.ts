import { asPlatform } from '../../src/db/actor.ts'
import type { Database } from '../../src/db/database.ts'
import type { Visitor } from './app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from './assessments.ts'
import type { Server } from './browser.ts'
import { aDocument, FACTS, sends } from './evidence.ts'
import { filesMade } from './file-sights.ts'
import { aPdf } from './files.ts'
import type { Learning } from './learning-sights.ts'
import { wayThrough } from './loop.ts'
import { aPerson } from './people.ts'
import { answers, asks } from './questions.ts'
import { type Assessments, type Person, signedInSights } from './sights.ts'
import { submittable } from './submittable.ts'

/** The demonstration's people signed in, and one whose agency has no assessment yet. */
export async function peopleOf(server: Server): Promise<Readonly<Record<Person, Visitor>>> {
  return {
    member: await server.as('anggota@bandung.example'),
    unit: await server.as('opd@bandung.example'),
    approver: await server.as('penanggungjawab@bandung.example'),
    ministry: await server.as('kementerian@kementerian.example'),
    newcomer: await aPerson(server, 'anggota@jabar.example', 'member', '32'),
    host: await server.as('kurator@sumedang.example'),
  }
}

/** What they see, with an assessment of theirs in every state and obstacles on their way to a solution. */
export async function sightsOf(server: Server, member: Visitor) {
  const loop = await wayThrough(server, member, await server.as('anggota@garut.example'))
  const questions = await questionsOf(server, member)
  const kept = { name: 'SPBE Jawa Barat', year: 'newest', rhythm: 'monthly', kueri: 'provinsi=32' }
  const view = String((await member.post('/laporan/tampilan', kept)).headers.location).split('=')[1] ?? ''
  const assessments = await assessmentsOf(server, member, await server.as('opd@bandung.example'))
  const evidence = await evidenceOf(server, member, assessments.draft)
  const learning = { ...(await learningOf(server.db)), questions, loop, view, evidence }
  return signedInSights(assessments, learning, await filesMade(server))
}

const BANDUNG = '32.04'

/** The demonstration's visits and adoptions that Kabupaten Bandung or everybody takes part in. */
const learningOf = (db: Database): Promise<Omit<Learning, 'questions' | 'loop' | 'view' | 'evidence'>> =>
  asPlatform(db, async (tx) => {
    const visits = await tx.selectFrom('visit').select(['id', 'kind', 'state']).orderBy('id').execute()
    const own = tx.selectFrom('adoption').where('agency_id', '=', BANDUNG).select(['id', 'stage']).orderBy('id')
    const adoptions = await own.execute()
    const obstacle = await tx
      .selectFrom('obstacle')
      .where('agency_id', '=', BANDUNG)
      .where('resolved_on', 'is', null)
      .select(['id', 'adoption_id'])
      .orderBy('id')
      .executeTakeFirstOrThrow()
    const visit = (kind: string, state: string) => found(visits.find((one) => one.kind === kind && one.state === state))
    const adoption = (...stages: string[]) => found(adoptions.find(({ stage }) => stages.includes(stage)))
    return {
      visits: {
        requested: visit('visit', 'requested'),
        accepted: visit('visit', 'accepted'),
        closed: visit('visit', 'closed'),
        workshop: visit('workshop', 'accepted'),
      },
      adoptions: {
        committed: adoption('committed'),
        running: adoption('running', 'effective'),
        hindered: obstacle.adoption_id,
        obstacle: obstacle.id,
      },
    }
  })

/** A document with a revision, attached to an item of an assessment, and a link of the demonstration. */
async function evidenceOf(server: Server, member: Visitor, assessment: string): Promise<Learning['evidence']> {
  const facts = { ...FACTS, title: 'SK Tim', testUser: 'penguji' }
  const document = await aDocument(server, member, { name: 'sk.pdf', bytes: aPdf('SK') }, facts)
  await sends(
    server,
    member,
    { name: 'sk-2.pdf', bytes: aPdf('SK 2') },
    { note: 'Diperbarui' },
    `/bukti/${document}/revisi`,
  )
  const item = `/penilaian/${assessment}/indikator/1/bukti/I01.2.1`
  await member.post(item, { document, place: 'halaman 2' })
  const higher = `/penilaian/${assessment}/indikator/45/bukti/I45.4.1`
  await member.post(higher, { document, place: 'halaman 3' })
  const link = await asPlatform(server.db, (tx) =>
    tx.selectFrom('evidence_document').where('kind', '=', 'link').select('id').executeTakeFirst(),
  )
  return { document, link: found(link), item }
}

async function questionsOf(server: Server, member: Visitor): Promise<Learning['questions']> {
  const asked = await asks(member)
  return { asked, answer: await answers(await server.as('kurator@sumedang.example'), asked) }
}

function found(row: { readonly id: string } | undefined): string {
  if (!row) throw new Error('the demonstration has no such visit, adoption or document')
  return row.id
}

async function assessmentsOf(server: Server, member: Visitor, unit: Visitor): Promise<Assessments> {
  const { items } = (await member.call('GET', '/assessments')).json()
  const draft = await anAssessment(member)
  const first = { version: 0, value: 2, explanation: 'Peraturan Bupati 12/2024 mengatur arsitektur SPBE.' }
  await member.call('PATCH', `/assessments/${draft}/answers/1`, first)
  await member.call('PATCH', `/assessments/${draft}/answers/45`, { version: 0, value: 4, serviceName: 'Pajak daerah' })
  const work = { baru: 'Dinas Kesehatan', tenggat: '2026-11-20', cakupan: 'pilih', pilih: '1,2' }
  await member.post(`/penilaian/${draft}/tugas`, work)
  await unit.post(`/penilaian/${draft}/indikator/1/diskusi/komentar`, { komentar: 'Perbupnya sudah terbit.' })
  await unit.post(`/penilaian/${draft}/indikator/1/diskusi/langkah`, { langkah: 'handIn' })
  const ready = await anAssessment(member, PEMDI)
  await answerAll(member, ready, 3.25, 20)
  await submittable(server, member, ready)
  await member.post(`/penilaian/${ready}/siap`)
  const values = Array(47).fill('3').join('\n')
  const entered = { year: '2024', instrument: SPBE, document: 'KepmenPANRB 663/2024', values }
  const official = await member.post('/penilaian/hasil-resmi', entered)
  return {
    draft,
    ready,
    simulated: items.find(({ basis }: { basis: string }) => basis === 'simulated').id,
    official: String(official.headers.location).split('/')[2] ?? '',
  }
}
