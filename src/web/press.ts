import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { limits } from '../config-limits.ts'

/** Papers that somebody waits for, and long ones that are fetched later, never stand in one queue. */
export type Hurry = 'now' | 'later'

/** Values for one of the templates beside this file; nothing of them is read as markup. */
export interface Sheet {
  readonly template: 'report' | 'letter'
  readonly data: object
}

/**
 * Sets a paper and gives it as PDF. The press is a process of its own: a large report takes seconds and hundreds of
 * megabytes, which nobody else waits for, and all of which come back when it ends. One paper at a time; it starts with the
 * first and ends when nobody wanted one for a while. A paper that takes too long fails, and the press with it.
 */
export function pressed(paper: Sheet, made: Date, hurry: Hurry): Promise<Buffer> {
  const at = presses[hurry]
  const result = at.turn.then(() => press(at, paper, made))
  at.turn = result.then(
    () => rest(at),
    () => rest(at),
  )
  return result
}

interface Press {
  /** Whoever comes next waits for it. */
  turn: Promise<void>
  running: ChildProcess | null
  idle: NodeJS.Timeout | undefined
}

const aPress = (): Press => ({ turn: Promise.resolve(), running: null, idle: undefined })
const presses: Readonly<Record<Hurry, Press>> = { now: aPress(), later: aPress() }

async function press(at: Press, { template, data }: Sheet, made: Date): Promise<Buffer> {
  clearTimeout(at.idle)
  const child = at.running ?? start(at)
  child.ref()
  child.channel?.ref()
  const overdue = setTimeout(() => child.kill('SIGKILL'), limits.report.pressing)
  try {
    const gone = new AbortController()
    const answered = once(child, 'message', { signal: gone.signal })
    const ended = once(child, 'exit', { signal: gone.signal }).then(() => {
      throw new Error('the press ended while a paper was in it')
    })
    child.send({ template, data: JSON.stringify(data), made: Math.floor(made.getTime() / 1000) })
    const [answer] = await Promise.race([answered, ended]).finally(() => {
      for (const promise of [answered, ended]) promise.catch(() => {})
      gone.abort()
    })
    if (answer.error !== undefined) throw new Error(`the press refused a paper: ${answer.error}`)
    // What a large paper took does not come back otherwise.
    if (answer.bytes > limits.report.pressBytes) end(at, child)
    return Buffer.from(answer.pdf)
  } finally {
    clearTimeout(overdue)
  }
}

function start(at: Press): ChildProcess {
  const child = fork(join(import.meta.dirname, 'press-work.ts'), { serialization: 'advanced' })
  at.running = child
  child.once('exit', () => forget(at, child))
  return child
}

function end(at: Press, child: ChildProcess): void {
  forget(at, child)
  child.kill()
}

function forget(at: Press, child: ChildProcess): void {
  if (at.running === child) at.running = null
}

/** An idle press keeps no program alive. */
function rest(at: Press): void {
  const child = at.running
  if (!child) return
  child.unref()
  child.channel?.unref()
  at.idle = setTimeout(() => end(at, child), limits.report.pressIdle).unref()
}
