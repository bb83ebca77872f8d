import type { Visitor } from './app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from './assessments.ts'
import type { Server } from './browser.ts'
import { aPerson } from './people.ts'
import { type Assessments, type Person, signedInSights } from './sights.ts'

/** The demonstration's people signed in, and one whose agency has no assessment yet. */
export async function peopleOf(server: Server): Promise<Readonly<Record<Person, Visitor>>> {
  return {
    member: await server.as('anggota@bandung.example'),
    unit: await server.as('opd@bandung.example'),
    approver: await server.as('penanggungjawab@bandung.example'),
    ministry: await server.as('kementerian@kementerian.example'),
    newcomer: await aPerson(server, 'anggota@jabar.example', 'member', '32'),
  }
}

/** What they see, with an assessment of theirs in every state. */
export const sightsOf = async (member: Visitor) => signedInSights(await assessmentsOf(member))

async function assessmentsOf(member: Visitor): Promise<Assessments> {
  const { items } = (await member.call('GET', '/assessments')).json()
  const draft = await anAssessment(member)
  const first = { version: 0, value: 2, explanation: 'Peraturan Bupati 12/2024 mengatur arsitektur SPBE.' }
  await member.call('PATCH', `/assessments/${draft}/answers/1`, first)
  await member.call('PATCH', `/assessments/${draft}/answers/45`, { version: 0, value: 4, serviceName: 'Pajak daerah' })
  const ready = await anAssessment(member, PEMDI)
  await answerAll(member, ready, 3.25, 20)
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
