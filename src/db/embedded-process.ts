import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When a living process was started, as a text that only this process of this boot has; null if there is none. Process
 * numbers are reused, so number and start together name a process. One that has ended but was not yet collected by its
 * parent counts as gone: in a container that can last for ever.
 */
export function startOf(pid: number): string | null {
  return process.platform === 'linux' ? startOnLinux(pid) : startElsewhere(pid)
}

/** The command line of a living process, program first; empty if there is none. Elsewhere than on Linux split at spaces. */
export function commandOf(pid: number): readonly string[] {
  if (process.platform !== 'linux') return ps(pid, 'args=').split(' ')
  return (orNull(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').split('\0')
}

// proc(5): after the name in brackets come the state (field 3) and, as field 22, the start in ticks since boot.
function startOnLinux(pid: number): string | null {
  const stat = orNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ended = fields[0] === 'Z' || fields[0] === 'X'
  return ended ? null : `${fields[19]} of ${bootId()}`
}

const bootId = (): string => orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()) ?? 'this boot'

function startElsewhere(pid: number): string | null {
  const [state = '', ...started] = ps(pid, 'stat=,lstart=').split(/\s+/)
  return started.length === 0 || state.startsWith('Z') ? null : started.join(' ')
}

const ps = (pid: number, format: string): string =>
  spawnSync('ps', ['-o', format, '-p', `${pid}`], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  }).stdout?.trim() ?? ''

/** A process may end between two looks at it: what can no longer be read is null. */
function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
