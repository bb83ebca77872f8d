import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Test } from 'tap'
import { aFolder } from './embedded.ts'

/** The real program as its own process. */
export interface Platform {
  readonly child: ChildProcess
  /** Where it answers; empty if it ended instead. */
  readonly address: string
  /** What it has printed until now. */
  said(): string
  /** What it has complained about until now. */
  complained(): string
  /** Sends a signal, twice as npm and the terminal do, and gives the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

const KEPT = ['PATH', 'HOME', 'TMPDIR', 'LD_LIBRARY_PATH', 'NODE_COMPILE_CACHE'] as const

/** Starts the program on a free port with these settings and waits until it answers or ends; killed with the test. */
export async function aPlatform(
  t: Test,
  settings: NodeJS.ProcessEnv,
  options: readonly string[] = [],
): Promise<Platform> {
  const env: NodeJS.ProcessEnv = { PORT: '0', LOG_LEVEL: 'warn', ...settings }
  for (const name of KEPT) env[name] ??= process.env[name]
  env.DATA_DIR ??= `${await aFolder(t)}/var`
  const child = spawn(process.execPath, [...options, 'src/start.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  t.teardown(() => child.kill('SIGKILL'))
  let [said, complained] = ['', '']
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complained += text
  })
  const address = await new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /^ {2}(http\S+)\/$/m.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('close', () => resolve(''))
  })
  return {
    child,
    address,
    said: () => said,
    complained: () => complained,
    end: async (signal) => {
      child.kill(signal)
      child.kill(signal)
      await ended
      return child.exitCode
    },
  }
}
