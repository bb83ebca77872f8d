import type { Ground } from './ground.ts'
import { figure, table } from './table.ts'
import { firstVisit } from './visits.ts'

const PUBLIC = [
  '/',
  '/daerah',
  '/daerah/32.11',
  '/bandingkan?daerah=32.04,32.05',
  '/praktik',
  '/instrumen',
  '/instrumen/permenpanrb-59-2020',
  '/instrumen/permenpanrb-59-2020/indikator/1',
  '/kalkulator',
  '/data',
  '/masuk',
]

/** What a first visit of each page loads. */
export async function visitsTable({ program, reader }: Ground): Promise<string> {
  const own = `/penilaian/${reader.assessment}`
  const rows: string[][] = []
  for (const path of PUBLIC) rows.push(await row(path, path))
  for (const path of ['', '/indikator/1', '/hasil'])
    rows.push(await row(`/penilaian/…${path}`, own + path, reader.token))
  return table(['first visit', 'requests', 'KiB', 'own JavaScript'], rows)

  async function row(name: string, path: string, token?: string): Promise<string[]> {
    const { requests, kibibytes, scripts } = await firstVisit(program.address, path, token)
    return [name, String(requests), figure(kibibytes, 1), figure(scripts, 1)]
  }
}
