import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { placeOf } from '../src/db/embedded-place.ts'
import { postmasterOf } from '../src/db/embedded-postmaster.ts'
import { familyOf, type Memory, memoryOf } from './processes.ts'
import { startProgram } from './program.ts'
import { figure } from './table.ts'

/** Seconds from the command to the first page, and what the program and its database then hold. */
export interface Starts {
  readonly bare: number
  readonly demonstration: number
  readonly warm: number
  readonly idle: Memory | null
}

/** Starts the real program in empty folders, without and with the demonstration, and the latter once more. */
export async function measureStarts(folder: string): Promise<Starts> {
  const bare = await started(join(folder, 'bare'), 'off')
  await bare.stop()
  const first = await started(join(folder, 'demonstration'), 'on')
  await first.stop()
  const again = await started(join(folder, 'demonstration'), 'on')
  await setTimeout(SETTLED)
  const idle = memoryOf([again.pid, ...familyOf(await postmasterIn(join(folder, 'demonstration')))])
  await again.stop()
  return { bare: bare.seconds, demonstration: first.seconds, warm: again.seconds, idle }
}

/** By then what starting needed has been given back. */
const SETTLED = 3_000

async function started(dataDir: string, demo: 'on' | 'off') {
  const from = performance.now()
  const program = await startProgram({ DATA_DIR: dataDir, DEMO: demo })
  const page = await fetch(`${program.address}/`)
  await page.text()
  return { ...program, seconds: (performance.now() - from) / 1000 }
}

/** The process number of the Postgres of an installation. */
export async function postmasterIn(dataDir: string): Promise<number> {
  const postmaster = await postmasterOf((await placeOf(dataDir)).data)
  if (!postmaster) throw new Error(`no Postgres serves ${dataDir}`)
  return postmaster.pid
}

export const startsTable = ({ bare, demonstration, warm, idle }: Starts): string =>
  [
    `Empty folder to first page: ${figure(bare, 1)} s (≤ 4), with the demonstration ${figure(demonstration, 1)} s (≤ 8)`,
    `The same folder again: ${figure(warm, 1)} s (≤ 1.5)`,
    `Idle, program and database: ${figure(idle?.proportional ?? null, 0)} MiB (≤ 200), ` +
      `${figure(idle?.resident ?? null, 0)} MiB with what they share counted for each process`,
  ].join('\n')
