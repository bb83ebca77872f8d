import type { TestApp, Visitor } from './app.ts'
import { aDocument, type Chosen, FACTS } from './evidence.ts'

/** Attaches a new document to an item of an assessment. */
export async function attaches(
  app: TestApp,
  member: Visitor,
  id: string,
  { item, title, file, place = 'halaman 1' }: { item: string; title: string; file: Chosen; place?: string },
): Promise<string> {
  const document = await aDocument(app, member, file, { ...FACTS, title })
  await attachesAgain(member, id, { item, document, place })
  return document
}

/** Attaches a document that is in the vault already. */
export async function attachesAgain(
  member: Visitor,
  id: string,
  { item, document, place = 'halaman 1' }: { item: string; document: string; place?: string },
): Promise<void> {
  const number = Number(item.slice(1, 3))
  const answer = await member.post(`/penilaian/${id}/indikator/${number}/bukti/${item}`, { document, place })
  if (answer.statusCode !== 303) throw new Error(`not attached: ${answer.statusCode}`)
}

/** What the page of an indicator's package carries along: all there is to copy, and what was ticked. */
export async function carried(visitor: Visitor, path: string) {
  const { body } = await visitor.get(path)
  const list = (name: string) =>
    (new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '').split(',').filter(Boolean)
  return { body, shown: list('tampil'), before: list('sebelum') }
}

/** Sends the form with these parts ticked. */
export async function ticks(
  visitor: Visitor,
  path: string,
  ticked: readonly string[],
  { before = [], shown = [], aksi = 'simpan', dihapus = '' }: Record<string, unknown> & { before?: string[] } = {},
) {
  const fields = { tampil: [shown].flat().join(','), sebelum: before.join(','), disalin: ticked.join(',') }
  return visitor.post(path, { ...fields, aksi: String(aksi), dihapus: String(dihapus) })
}
