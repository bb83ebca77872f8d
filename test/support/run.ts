import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts'
import { browserFiles } from './browser-files.ts'
import { follow } from './progress.ts'
import { makeTemplates } from './template.ts'

// npm test [-- files…]   npm run drill [-- files…]
const args = process.argv.slice(2)
const drill = args[0] === 'drill'
const named = args.slice(drill ? 1 : 0)

let suite: ChildProcess | null = null
let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    interrupted = true
    suite?.kill(signal)
  })
}

// Whoever read along may be gone before everything is cleared away.
process.stdout.on('error', () => {})

const scratch = await openFolder(await mkdtemp(join(tmpdir(), 'living-lab-test-')))
const { passed, failed } = await run().catch((error) => {
  console.error(error)
  return { passed: 0, failed: 1 }
})
await rm(scratch, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)

interface Totals {
  readonly passed: number
  readonly failed: number
}

/** One real Postgres for the whole run, thrown away afterwards. */
async function run(): Promise<Totals> {
  const postgres = await startEmbedded(join(scratch, 'var'), { durable: false })
  try {
    const [browser] = await Promise.all([browserFiles(scratch), makeTemplates(postgres)])
    return await test({ ...process.env, ...browser, ...(await surroundings(postgres)) })
  } finally {
    await postgres.stop()
    // Outside of the scratch folder where the server could not get into that.
    if (!postgres.dataDir.startsWith(scratch)) await rm(dirname(postgres.dataDir), { recursive: true })
  }
}

async function surroundings({ adminUrl, ownerUrl, appUrl }: Embedded): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(scratch, 'tmp'))
  return {
    // dozens of processes compile the same files
    NODE_COMPILE_CACHE: join(scratch, 'compiled'),
    TMPDIR: await openFolder(join(scratch, 'tmp')),
    TEST_ADMIN_URL: adminUrl,
    TEST_OWNER_URL: ownerUrl,
    TEST_APP_URL: appUrl,
  }
}

async function test(env: NodeJS.ProcessEnv): Promise<Totals> {
  const path = join(scratch, 'results.tap')
  const files = named.length > 0 ? named : await testFiles()
  // one more than cores: some files wait for other programs most of the time
  const jobs = drill ? 1 : availableParallelism() + 1
  // for a file; only a test that hangs needs them
  const seconds = drill ? 1800 : 300
  if (interrupted) return { passed: 0, failed: 1 }
  const results = await open(path, 'w')
  suite = spawn(process.execPath, ['test/support/suite.ts', `${jobs}`, `${seconds}`, ...files], {
    env: { ...env, TAP_TIMEOUT: `${seconds}` },
    stdio: ['ignore', results.fd, 'inherit'],
  })
  const progress = follow(path)
  const [code] = await once(suite, 'close')
  await progress.end()
  await results.close()
  const counted = await totals(path)
  // A run that failed otherwise, or says nothing about itself, has failed.
  return code === 0 ? counted : { passed: counted.passed, failed: Math.max(counted.failed, 1) }
}

async function testFiles(): Promise<string[]> {
  const all = await readdir('test', { recursive: true })
  const tests = all.filter((file) => file.endsWith('.test.ts') && file.startsWith('drill/') === drill)
  return tests.map((file) => `test/${file}`).sort()
}

/** tap closes its output with all assertions of the run counted: `# { total: 9, pass: 6, fail: 2, skip: 1 }`. */
async function totals(path: string): Promise<Totals> {
  const line = (await readFile(path, 'utf8')).split('\n').findLast((line) => line.startsWith('# { total: ')) ?? ''
  const count = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { passed: count('pass'), failed: count('fail') + count('skip') + count('todo') }
}

/** Everybody may pass through, as the server's user must when root runs the tests. */
async function openFolder(path: string): Promise<string> {
  await chmod(path, 0o711)
  return path
}
