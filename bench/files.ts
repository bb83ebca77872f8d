import { setTimeout } from 'node:timers/promises'
import type { Ground } from './ground.ts'
import { familyOf, memoryOf } from './processes.ts'
import { figure, table } from './table.ts'

/** What reports as files take; a line for each region is 508 × 53 cells. Every one is asked for the first time. */
const FILES: readonly (readonly [name: string, ...addresses: readonly string[]])[] = [
  ['summary, CSV', '/laporan.csv?tahun=2024'],
  ['summary, JSON', '/laporan.json?tahun=2024'],
  ['summary, XLSX', '/laporan.xlsx?tahun=2024'],
  ['summary, PDF, the press starting', '/laporan.pdf?tahun=2024'],
  ['summary, PDF', '/laporan.pdf?tahun=2023'],
  ['every region, XLSX', '/laporan.xlsx?tahun=2024&isi=rincian'],
  ['every region, PDF, by its page', '/laporan.pdf?tahun=2024&isi=rincian'],
  ['two of these at once', '/laporan.pdf?tahun=2023&isi=rincian', '/laporan.pdf?tahun=2022&isi=rincian'],
]

/** Reports as files: how long, how large, and what program and press hold at most meanwhile. */
export async function filesTable({ program, ministry }: Ground): Promise<string> {
  const get = (path: string): Promise<Response> =>
    fetch(program.address + path, { headers: { cookie: `lab=${ministry.token}` }, redirect: 'manual' })
  const rows: string[][] = []
  for (const [name, ...addresses] of FILES) {
    const watch = watchMemory(program.pid)
    const began = performance.now()
    const sizes = await Promise.all(addresses.map((address) => sizeOf(get, address)))
    const seconds = (performance.now() - began) / 1000
    const { own, others } = await watch.end()
    const kibibytes = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1024
    rows.push([name, figure(seconds, 2), figure(kibibytes, 0), figure(own, 0), figure(others, 0)])
  }
  return table(['report as a file', 's', 'KiB', 'program MiB', 'press MiB'], rows)
}

/** The file, waited for by its page where it takes long. */
async function sizeOf(get: (path: string) => Promise<Response>, address: string): Promise<number> {
  const answer = await get(address)
  if (answer.status === 200) return (await answer.arrayBuffer()).byteLength
  const page = answer.headers.get('location')
  if (answer.status !== 303 || page === null) throw new Error(`${address}: ${answer.status}`)
  for (;;) {
    const [, state] = /data-download="(\w+)"/.exec(await (await get(page)).text()) ?? []
    if (state === 'ready') break
    if (state !== 'waiting' && state !== 'working') throw new Error(`${page} is ${state}`)
    await setTimeout(100)
  }
  return (await (await get(`${page}/laporan.pdf`)).arrayBuffer()).byteLength
}

/** Looks at a program and what it started until told to end, and gives the most they held, in MiB. */
function watchMemory(pid: number) {
  let watching = true
  const most = { own: 0, others: 0 }
  const watched = (async () => {
    while (watching) {
      most.own = Math.max(most.own, memoryOf([pid])?.resident ?? 0)
      most.others = Math.max(most.others, memoryOf(familyOf(pid).slice(1))?.resident ?? 0)
      await setTimeout(50)
    }
  })()
  return {
    end: async () => {
      watching = false
      await watched
      return most
    },
  }
}
