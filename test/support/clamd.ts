import { createServer, type Server } from 'node:net'
import type { Test } from 'tap'

export interface Clamd {
  readonly address: string
  /** How many files it has looked at. */
  seen(): number
  /** Goes away, or comes back on the same address. */
  away(): Promise<void>
  back(): Promise<void>
}

/** A server that speaks clamd's INSTREAM and finds what holds the word EICAR. */
export async function aClamd(t: Test): Promise<Clamd> {
  let seen = 0
  let port = 0
  const make = (): Server =>
    createServer((socket) => {
      let said = Buffer.alloc(0)
      socket.on('error', () => {})
      socket.on('data', (bytes) => {
        said = Buffer.concat([said, bytes])
        const file = fileIn(said)
        if (file === null) return
        seen++
        socket.end(file.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
      })
    })
  let server = make()
  const listen = (): Promise<void> =>
    new Promise((resolve) => {
      server.listen(port, '127.0.0.1', () => {
        const address = server.address()
        port = typeof address === 'object' && address ? address.port : 0
        resolve()
      })
    })
  const away = (): Promise<void> => new Promise((resolve) => void server.close(() => resolve()))
  await listen()
  t.teardown(away)
  return {
    address: `127.0.0.1:${port}`,
    seen: () => seen,
    away,
    back: () => {
      server = make()
      return listen()
    },
  }
}

/** The file that was sent, once its end has come; null before. */
function fileIn(said: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (said.length < command.length) return null
  if (said.subarray(0, command.length).toString() !== command) return Buffer.alloc(0)
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= said.length; ) {
    const length = said.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(said.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
