import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** A process of its own that answers on the loopback. */
export interface Running {
  readonly pid: number
  readonly address: string
  stop(): Promise<void>
}

const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH'] as const
const root = join(import.meta.dirname, '..')

/** The real program with these settings, and otherwise the ones everybody has. */
export const startProgram = (settings: NodeJS.ProcessEnv, options: readonly string[] = []): Promise<Running> =>
  start([...options, 'src/start.mjs'], { PORT: '0', LOG_LEVEL: 'warn', ...settings })

/** The program that pages are compared with. */
export const startBaseline = (): Promise<Running> => start(['bench/baseline.ts'], {})

/** Resolves when the program has said where it answers; one that ends instead throws with what it said. */
async function start(command: readonly string[], settings: NodeJS.ProcessEnv): Promise<Running> {
  const env: NodeJS.ProcessEnv = { ...settings }
  for (const name of KEPT) env[name] ??= process.env[name]
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  const address = await addressOf(child)
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  return { pid: child.pid ?? 0, address, stop }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (text: string) => {
      said += text
      const found = /^ {2}(http\S+)\/$/m.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.setEncoding('utf8').on('data', hear)
    child.stderr?.setEncoding('utf8').on('data', hear)
    child.once('close', () => reject(new Error(`The program ended: ${said.trim()}`)))
  })
}
