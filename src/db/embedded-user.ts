import { spawnSync } from 'node:child_process'
import { StartError } from './start-error.ts'

/** Who the server runs as. Postgres refuses to run as root, so root lends it another user. */
export interface ServerUser {
  readonly name: string
  /** Null: whoever started the program. */
  readonly uid: number | null
  /** Options for `spawn` that make the child this user, with an environment that nothing else leaks into. */
  readonly spawn: { readonly uid?: number; readonly gid?: number; readonly env: NodeJS.ProcessEnv; readonly cwd: '/' }
}

// Messages stay English and times UTC whatever the machine's own setting; libraries come from the package alone.
const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** The user for a data directory that belongs to `owner` (null: there is none yet). */
export function serverUser(owner: { readonly uid: number; readonly gid: number } | null): ServerUser {
  if (process.getuid?.() !== 0) return { name: 'this user', uid: null, spawn: { env, cwd: '/' } }
  if (owner && owner.uid !== 0) return lent(`number ${owner.uid}`, owner.uid, owner.gid)
  const found = idsOf(NAME) ?? (makeUser() ? idsOf(NAME) : null)
  if (!found) {
    throw new StartError(
      `Postgres does not run as root, and a user named ${NAME} could not be made: make one with useradd, or start as an ordinary user.`,
    )
  }
  return lent(NAME, found.uid, found.gid)
}

const NAME = 'postgres'

const lent = (name: string, uid: number, gid: number): ServerUser => ({ name, uid, spawn: { uid, gid, env, cwd: '/' } })

function idsOf(name: string): { uid: number; gid: number } | null {
  const [uid, gid] = ['-u', '-g'].map((which) => spawnSync('id', [which, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

/** useradd on most systems, adduser on those of BusyBox. */
function makeUser(): boolean {
  const ways: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', NAME]],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', NAME]],
  ]
  return ways.some(([command, options]) => spawnSync(command, options).status === 0)
}

/** Whether the server's user gets into a folder, asked of the system itself: modes alone do not tell. */
export const canEnter = (user: ServerUser, folder: string): boolean =>
  user.uid === null || spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], user.spawn).status === 0

/**
 * The processes that work in a folder, as Postgres and its children do in their data directory. Asked as the server's
 * user, because in a container even root may not look at other users' processes. Known on Linux only.
 */
export function processesIn(folder: string, user: ServerUser): readonly number[] {
  if (process.platform !== 'linux') return []
  const script = 'cd /proc; for pid in [0-9]*; do [ "$pid/cwd" -ef "$1" ] && echo "$pid"; done'
  const { stdout } = spawnSync('/bin/sh', ['-c', script, 'sh', folder], { ...user.spawn, encoding: 'utf8' })
  return stdout.split('\n').filter(Boolean).map(Number)
}
