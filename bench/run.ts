// npm run bench [-- --scale N]: how quick the real program is, beside a plain page that the same machine makes meanwhile.
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../src/db/embedded.ts'
import { filesTable } from './files.ts'
import { type AtEnd, fillDemonstration, prepareGround } from './ground.ts'
import { busyness } from './processes.ts'
import { pagesBesideH, savesBesideDatabase, USUAL } from './rounds.ts'
import { measureStarts, startsTable } from './starts.ts'
import { sumsTable } from './sums.ts'
import { visitsTable } from './visited.ts'

const { values: asked } = parseArgs({
  options: {
    /** How many times 508 regions the database holds. */
    scale: { type: 'string', default: '1' },
    /** Only what has this in its name, and nothing else; `sums`: reports beside answer rows, and at scale; `files`: as files. */
    only: { type: 'string', default: '' },
    /** Where the program leaves a profile of its CPU. */
    profile: { type: 'string' },
  },
})
const scale = /^[1-9]\d{0,2}$/.test(asked.scale) ? Number(asked.scale) : null
if (scale === null) {
  console.error(`--scale must be a whole number from 1 to 999, not "${asked.scale}".`)
  process.exit(1)
}

const closing: (() => Promise<unknown>)[] = []
const atEnd: AtEnd = (close) => closing.unshift(close)
const closeAll = async () => {
  for (const close of closing.splice(0)) await close().catch(console.error)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => closeAll().then(() => process.exit(1)))
}

/** Who answers at the same time: enough that nobody saves faster than one person may. */
const PEOPLE = 200

const began = performance.now()
const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`
try {
  await bench(scale)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await closeAll()
}

async function bench(scale: number): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'living-lab-bench-'))
  // The server's user must be able to pass through when root measures.
  await chmod(scratch, 0o711)
  atEnd(() => rm(scratch, { recursive: true, force: true }))
  console.log(`Load of the machine before: ${busyness()}\n`)
  if (asked.only === '') console.log(`${startsTable(await measureStarts(scratch))}\n`)
  if (asked.only === 'sums') return sums(scratch, scale)
  const options = asked.profile ? ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`] : []
  const ground = await prepareGround(join(scratch, 'bench'), { scale, people: PEOPLE, at: new Date() }, atEnd, options)
  console.log(`The database is filled, ${scale} × 508 regions × 8 years (${seconds()}).\n`)
  if (asked.only === 'files') return console.log(await filesTable(ground))
  console.log(`${await pagesBesideH(ground, USUAL, asked.only)}\n`)
  if (asked.only !== '') return
  console.log(`${await savesBesideDatabase(ground, USUAL)}\n`)
  console.log(`${await visitsTable(ground)}\n`)
  console.log(`${await filesTable(ground)}\n`)
  console.log(`Load of the machine after: ${busyness()}. It took ${seconds()}.`)
}

/** Reports from stored sums, once and at scale. */
async function sums(scratch: string, scale: number): Promise<void> {
  const postgres = await startEmbedded(join(scratch, 'bench'))
  atEnd(() => rm(dirname(postgres.dataDir), { recursive: true, force: true }))
  atEnd(postgres.stop)
  await fillDemonstration(postgres, new Date())
  console.log(`${await sumsTable(postgres, scale)}\n`)
  console.log(`Load of the machine after: ${busyness()}. It took ${seconds()}.`)
}
