import { open } from 'node:fs/promises'

/** Prints a line for each test file as it finishes, from the TAP that a running tap writes to `path`. */
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

/** Only a file's own line stands at the margin: `ok 3 - test/domain/scoring.test.ts # time=92.3ms`. */
function print(line: string): void {
  const found = /^(not ok|ok) \d+ - (\S+) # time=([\d.]+)ms/.exec(line)
  if (found) console.log(`${found[1] === 'ok' ? '✓' : '✗'} ${found[2]} ${(Number(found[3]) / 1000).toFixed(1)} s`)
}
