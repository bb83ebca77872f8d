import type { Response, TestApp, Visitor } from './app.ts'
import { anAssessment } from './assessments.ts'
import { type Chosen, sends } from './evidence.ts'
import { aPdf } from './files.ts'

export const HEALTH = 'Dinas Kesehatan'
/** What an indicator without an answer is asked for, and one that is not the unit's. */
export const [ITEM, FOREIGN_ITEM] = ['I01.2.1', 'I03.2.1']

export const SAID = {
  sender: 'Budi Santoso',
  place: 'Pasal 4, halaman 2',
  number: 'Perbup 12/2024',
  signed: 'yes',
  effectiveFrom: '2024-03-01',
}

/** A unit of Kabupaten Bandung that owes evidence of indicators 1 and 2; indicator 3 is another's. */
export interface Asked {
  readonly member: Visitor
  readonly assessment: string
  readonly board: string
  /** The unit's page of the agency. */
  readonly unit: string
}

export async function aUnitAsked(app: TestApp, assessment?: string): Promise<Asked> {
  const member = await app.as('anggota@bandung.example')
  const id = assessment ?? (await anAssessment(member))
  const tugas = `/penilaian/${id}/tugas`
  await member.post(tugas, { baru: HEALTH, cakupan: 'pilih', pilih: '1,2', tenggat: '2026-12-10' })
  await member.post(tugas, { baru: 'Bappeda', cakupan: 'pilih', pilih: '3' })
  const board = `/penilaian/${id}/permintaan`
  return { member, assessment: id, board, unit: await unitPath(member, board, HEALTH) }
}

/** The page of a unit that indicators are assigned to. */
export async function unitPath(member: Visitor, board: string, name: string): Promise<string> {
  const page = (await member.get(board)).body
  const [, path = ''] = new RegExp(`href="(${board}/[0-9a-f-]{36})">${name}`).exec(page) ?? []
  if (path === '') throw new Error(`no ${name} on ${board}`)
  return path
}

/** Makes the unit's link and gives its path. */
export async function aLink({ member, unit }: Asked, fields: Record<string, string> = { hari: '14' }): Promise<string> {
  const made = await member.post(`${unit}/tautan`, fields)
  return linkIn(made)
}

export function linkIn(made: Response): string {
  const [, path = ''] = /value="http:\/\/[^/"]+((?:\/en)?\/unggah\/[\w-]{43})"/.exec(made.body) ?? []
  if (made.statusCode !== 200 || path === '')
    throw new Error(`no link: ${made.statusCode} ${made.body.slice(0, 3_000)}`)
  return path
}

/** Sends a file over a link, as a phone without scripts does. */
export const brings = (
  app: TestApp,
  link: string,
  item: string,
  file: Chosen | readonly Chosen[] = { name: 'perbup.pdf', bytes: aPdf('perbup') },
  fields: Record<string, string> = SAID,
): Promise<Response> => sends(app, app.anyone, file, fields, `${link}/${item}`)
