import type { Page } from 'playwright-core'
import type { Visitor } from './app.ts'
import { anAssessment, answerAll, PEMDI } from './assessments.ts'
import type { Server } from './browser.ts'
import { aDocument, FACTS } from './evidence.ts'
import { aPdf } from './files.ts'
import type { Sight } from './sights.ts'
import { submits } from './submissions.ts'

/** An assessment that was submitted twice, with signed minutes of the second time. */
export interface SubmittedYear {
  readonly id: string
  /** Of the second submission. */
  readonly hash: string
}

export async function submittedYear(server: Server, approver: Visitor): Promise<SubmittedYear> {
  const id = await anAssessment(approver, PEMDI, 2025)
  await answerAll(approver, id, 2, 20)
  await submits(server, approver, id)
  await approver.call('POST', `/assessments/${id}/amendment`, { reason: 'Keputusan bupati baru terbit.' })
  await approver.call('PATCH', `/assessments/${id}/answers/5`, { version: 1, value: 1 })
  const hash = await submits(server, approver, id)
  const facts = { ...FACTS, title: 'Berita acara bertanda tangan' }
  const document = await aDocument(server, approver, { name: 'ba.pdf', bytes: aPdf('berita acara') }, facts)
  await approver.post(`/penilaian/${id}/pengiriman/2/berita-acara`, { document })
  return { id, hash }
}

/** What an approver sees of it. */
export const submissionSights = ({ id, hash }: SubmittedYear): readonly Sight[] => {
  const path = `/penilaian/${id}/pengiriman`
  return [
    { path, shows: '.receipt' },
    { path: `${path}/2?keadaan=terlampir`, shows: '.timeline' },
    { path: `${path}/1`, shows: '.note.warn' },
    { path: `/en${path}/2`, shows: '.receipt-papers' },
    { path: `${path}/9`, shows: '.problem', status: 404 },
    { path: `${path}/1/berita-acara`, shows: '#document' },
    { path: `${path}/1/berita-acara?q=zeppelin`, shows: '#document' },
    { path: `${path}/1/berita-acara`, act: attachNothing, shows: '.error-summary', status: 422 },
    { path: `/en${path}/2/berita-acara`, shows: '#document' },
    { path: `/bukti/baru?penilaian=${id}&pengiriman=1`, shows: '.eyebrow' },
    { path: `/verifikasi/${hash}`, shows: '.note.good' },
    { path: `/penilaian/${id}/periksa`, shows: '.note.good' },
  ]
}

const attachNothing = (page: Page): Promise<void> => page.locator('form[method=post] button').last().click()
