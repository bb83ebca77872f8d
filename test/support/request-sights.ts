import type { Page } from 'playwright-core'
import type { Visitor } from './app.ts'
import type { Server } from './browser.ts'
import { aPdf } from './files.ts'
import { aLink, brings, HEALTH, ITEM, unitPath } from './requests.ts'
import type { Sight } from './sights.ts'

/** What a unit was asked for, and its link. */
export interface Requests {
  readonly unit: string
  readonly link: string
}

/** A unit of an assessment that brought two files: one sent back, one that waits. */
export async function requestsOf(server: Server, member: Visitor, assessment: string): Promise<Requests> {
  const board = `/penilaian/${assessment}/permintaan`
  const unit = await unitPath(member, board, HEALTH)
  const link = await aLink({ member, assessment, board, unit })
  await brings(server, link, 'I02.2.1', { name: 'sk.pdf', bytes: aPdf('SK') })
  const [, decide = ''] = /action="([^"]+\/kiriman\/[^"]+)"/.exec((await member.get(unit)).body) ?? []
  await member.post(decide, { keputusan: 'kembalikan', catatan: 'Belum ditandatangani.' })
  await brings(server, link, 'I02.3.1', { name: 'peta rencana.pdf', bytes: aPdf('peta') })
  return { unit, link }
}

/** Links that lead nowhere. */
export const closedRequestSights: readonly Sight[] = [
  { path: '/unggah/bukan-tautan', shows: '.problem', status: 404 },
  { path: `/unggah/bukan-tautan/${ITEM}`, shows: '.problem', status: 404 },
]

/** What the agency sees of its requests, and what whoever holds a link does. */
export const requestSights = ({ unit, link }: Requests, empty: string): readonly Sight[] => [
  { path: unit.replace(/\/[^/]+$/, ''), shows: '.requested' },
  { path: `/penilaian/${empty}/permintaan`, shows: '.empty' },
  { path: unit, shows: '.deliveries form' },
  { path: unit, act: returnMutely, shows: '.error-summary', status: 422 },
  { path: `/en${unit}`, shows: '.deliveries form' },
  { path: link, shows: '.asking' },
  { path: `/en${link}?terkirim=I02.3.1`, shows: '.note.good' },
  { path: `${link}/I02.2.1`, shows: 'input[type=file]' },
  { path: `${link}/I02.2.1`, act: sendNothing, shows: '.error-summary', status: 422 },
  { path: `${link}/I02.9.9`, shows: '.problem', status: 404 },
  // last: it replaces the link
  { path: unit, act: make, shows: '#teks' },
]

const sendNothing = (page: Page): Promise<void> => page.getByRole('button', { name: 'Kirim bukti dukung' }).click()
const make = (page: Page): Promise<void> => page.getByRole('button', { name: 'Buat tautan' }).click()

async function returnMutely(page: Page): Promise<void> {
  await page.locator('.deliveries summary').first().click()
  await page.getByRole('button', { name: 'Kembalikan kiriman' }).first().click()
}
