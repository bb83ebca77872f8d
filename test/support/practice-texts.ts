import { SECTIONS } from '../../src/domain/practice.ts'
import type { Visitor } from './app.ts'

/** The fields of a full practice that can be published. */
export const wholeText = (title: string): Record<string, string> => ({
  ...Object.fromEntries(SECTIONS.map((name) => [name, `Diceritakan pada ${name}, diukur Maret 2025.`])),
  version: '0',
  form: 'full',
  title,
  summary: 'Warga tidak lagi mengantre.',
  unit: 'Dinas Kesehatan',
  startYear: '2024',
  status: 'berjalan',
  cost: 'under100',
  indicators: '45',
  evidence: 'I45.3.1',
})

/** Writes a text and returns its address part. */
export async function aText(writer: Visitor, fields: Record<string, string>): Promise<string> {
  const { statusCode, headers, body } = await writer.post('/praktik/baru', fields)
  const [, slug] = /^\/praktik\/(.+)\/naskah/.exec(String(headers.location)) ?? []
  if (statusCode !== 303 || !slug) throw new Error(`not stored: ${statusCode} ${body.slice(0, 300)}`)
  return slug
}
