import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { limits } from '../config-limits.ts'
import type { PaperInput } from './report-pdf.ts'

/**
 * Sets a paper and gives it as PDF. The press is a process of its own: a large report takes seconds and hundreds of
 * megabytes, which nobody else waits for, and all of which come back when it ends. One paper at a time; it starts with the
 * first and ends when nobody wanted one for a while. A paper that takes too long fails, and the press with it.
 */
export function pressed(paper: PaperInput, made: Date): Promise<Buffer> {
  const result = turn.then(() => press(paper, made))
  turn = result.then(rest, rest)
  return result
}

/** Whoever comes next waits for it. */
let turn: Promise<void> = Promise.resolve()
let running: ChildProcess | null = null
let idle: NodeJS.Timeout | undefined

async function press(paper: PaperInput, made: Date): Promise<Buffer> {
  clearTimeout(idle)
  const child = running ?? start()
  child.ref()
  child.channel?.ref()
  const overdue = setTimeout(() => child.kill('SIGKILL'), limits.report.pressing)
  try {
    const gone = new AbortController()
    const answered = once(child, 'message', { signal: gone.signal })
    const ended = once(child, 'exit', { signal: gone.signal }).then(() => {
      throw new Error('the press ended while a paper was in it')
    })
    child.send({ data: JSON.stringify(paper), made: Math.floor(made.getTime() / 1000) })
    const [answer] = await Promise.race([answered, ended]).finally(() => {
      for (const promise of [answered, ended]) promise.catch(() => {})
      gone.abort()
    })
    if (answer.error !== undefined) throw new Error(`the press refused a paper: ${answer.error}`)
    // What a large paper took does not come back otherwise.
    if (answer.bytes > limits.report.pressBytes) end(child)
    return Buffer.from(answer.pdf)
  } finally {
    clearTimeout(overdue)
  }
}

function start(): ChildProcess {
  const child = fork(join(import.meta.dirname, 'press-work.ts'), { serialization: 'advanced' })
  running = child
  child.once('exit', () => forget(child))
  return child
}

function end(child: ChildProcess): void {
  forget(child)
  child.kill()
}

function forget(child: ChildProcess): void {
  if (running === child) running = null
}

/** An idle press keeps no program alive. */
function rest(): void {
  const child = running
  if (!child) return
  child.unref()
  child.channel?.unref()
  idle = setTimeout(() => end(child), limits.report.pressIdle).unref()
}
