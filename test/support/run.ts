import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../../src/db/embedded.ts'
import { browserFiles } from './browser-files.ts'
import { follow } from './progress.ts'
import { makeTemplates } from './template.ts'

/** The reporter moves a cursor that it never hid. */
const SHOW_CURSOR = '\u001b[?25h'

// npm test [-- files…]   npm run drill [-- files…]
const [first, ...others] = process.argv.slice(2)
const drill = first === 'drill'
const named = drill ? others : process.argv.slice(2)
const files = named.length > 0 ? named : await filesOf(drill)

const scratch = await mkdtemp(join(tmpdir(), 'living-lab-test-'))
await chmod(scratch, 0o711)
await mkdir(join(scratch, 'tmp'), { mode: 0o1777 })
await chmod(join(scratch, 'tmp'), 0o1777)
// Ctrl-C reaches tap as well: it ends, and then so does the run.
process.on('SIGINT', () => {})

const postgres = await startEmbedded(join(scratch, 'var'), { durable: false })
const [browser] = await Promise.all([browserFiles(scratch), makeTemplates(postgres)])
const env = {
  ...process.env,
  ...browser,
  TMPDIR: join(scratch, 'tmp'),
  TEST_ADMIN_URL: postgres.adminUrl,
  TEST_OWNER_URL: postgres.ownerUrl,
  TEST_APP_URL: postgres.appUrl,
}
const results = join(scratch, 'results.tap')
const code = await tap(['run', ...options(), `--output-file=${results}`, ...files], env)
const { passed, failed } = await totals(results)
await postgres.stop()
await rm(scratch, { recursive: true, force: true })

// A run that failed otherwise, or says nothing about itself, has failed.
const seen = code === 0 ? failed : Math.max(failed, 1)
process.exitCode = seen === 0 ? 0 : 1
console.log(`${passed} passed, ${seen} failed`)

async function filesOf(drill: boolean): Promise<string[]> {
  const all = await readdir('test', { recursive: true })
  const tests = all.filter((file) => file.endsWith('.test.ts') && file.startsWith('drill/') === drill)
  return tests.map((file) => `test/${file}`).sort()
}

function options(): string[] {
  const jobs = drill ? 1 : availableParallelism()
  const seconds = drill ? 1800 : 120
  return [
    '--reporter=min',
    `--jobs=${jobs}`,
    `--timeout=${seconds}`,
    '--disable-coverage',
    '--fail-skip',
    '--fail-todo',
  ]
}

async function tap(args: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const program = 'node_modules/tap/dist/esm/run.mjs'
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8').on('data', (text: string) => process.stdout.write(text.replaceAll(SHOW_CURSOR, '')))
  const progress = follow(results)
  const [exit] = await once(child, 'close')
  await progress.end()
  return exit ?? 1
}

/** tap closes its output with all assertions of the run counted: `# { total: 9, pass: 6, fail: 2, skip: 1 }`. */
async function totals(path: string): Promise<{ passed: number; failed: number }> {
  const line = (await readFile(path, 'utf8')).split('\n').findLast((line) => line.startsWith('# { total: ')) ?? ''
  const count = (name: string) => Number(new RegExp(`${name}: (\\d+)`).exec(line)?.[1] ?? 0)
  return { passed: count('pass'), failed: count('fail') + count('skip') + count('todo') }
}
