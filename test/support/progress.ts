import { open } from 'node:fs/promises'

/** Lines of the file that is being read. */
const inside: string[] = []

/** Prints a line for each test file as it finishes, and what failed in it, from the TAP that is being written to `path`. */
export function follow(path: string): { end(): Promise<void> } {
  let offset = 0
  let rest = ''
  const look = async () => {
    const file = await open(path).catch(() => null)
    if (!file) return
    const { size } = await file.stat()
    const buffer = Buffer.alloc(size - offset)
    await file.read(buffer, 0, buffer.length, offset)
    await file.close()
    offset = size
    const lines = (rest + buffer.toString()).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) print(line)
  }
  let looking = Promise.resolve()
  const next = () => {
    looking = looking.then(look)
    return looking
  }
  const timer = setInterval(next, 500)
  return {
    end: async () => {
      clearInterval(timer)
      await next()
    },
  }
}

/** Only a file's own lines stand at the margin, the last one `ok 3 - test/domain/scoring.test.ts # time=92.3ms`. */
function print(line: string): void {
  if (line.startsWith(' ')) return void inside.push(line)
  const found = /^(not ok|ok) \d+ - (\S+)(?: # time=([\d.]+)ms)?/.exec(line)
  if (!found) return
  const [, ok, file, took = 0] = found
  console.log(`${ok === 'ok' ? '✓' : '✗'} ${file} ${(Number(took) / 1000).toFixed(1)} s`)
  if (ok !== 'ok') for (const line of failures(inside)) console.log(line)
  inside.length = 0
}

/** Each assertion that failed or was left out, with what tap says about it. */
function failures(lines: readonly string[]): string[] {
  let failing = false
  return lines.filter((line) => {
    if (/^ +(not ok|ok|# Subtest:|1\.\.)/.test(line)) failing = /^ +not ok|# (SKIP|TODO)/.test(line)
    return failing
  })
}
