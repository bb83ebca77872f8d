import t from 'tap'
import { anEye } from '../support/access.ts'
import type { Visitor } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from '../support/assessments.ts'
import { aBrowser, aServer, type Server } from '../support/browser.ts'
import { aPerson } from '../support/people.ts'
import { type Assessments, type Person, signedInSights } from '../support/sights.ts'

const browser = await aBrowser(t)
const server = await aServer(t)
const eye = await anEye(t, browser, server.address)
const people = await peopleOf(server)
const sights = signedInSights(await assessmentsOf(people.member))

t.test('an operator can use every page, whatever state the assessment is in', async (t) => {
  for (const sight of sights.member) await eye.look(t, sight, people.member.cookie)
})

t.test('and so can all others', async (t) => {
  for (const person of ['unit', 'approver', 'ministry', 'newcomer'] as const) {
    for (const sight of sights[person]) await eye.look(t, sight, people[person].cookie)
  }
})

async function peopleOf(server: Server): Promise<Readonly<Record<Person, Visitor>>> {
  return {
    member: await server.as('anggota@bandung.example'),
    unit: await server.as('opd@bandung.example'),
    approver: await server.as('penanggungjawab@bandung.example'),
    ministry: await server.as('kementerian@kementerian.example'),
    newcomer: await aPerson(server, 'anggota@jabar.example', 'member', '32'),
  }
}

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
