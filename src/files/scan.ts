import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { BadFile } from './kinds.ts'

export interface Scanner {
  readonly host: string
  readonly port: number
}

const PIECE = 256 * 1024
/** Nobody waits longer for a scanner that says nothing. */
const PATIENCE = 60_000

/**
 * Lets clamd look at a file (INSTREAM). Refuses (`BadFile`) what it finds: `virus`; and with `scanner` what it could not look
 * at, because it is away or will not, so that nothing unseen is ever kept.
 */
export async function scan(path: string, scanner: Scanner): Promise<void> {
  const verdict = await ask(path, scanner).catch(() => {
    throw new BadFile('scanner')
  })
  if (/ FOUND\0?\s*$/.test(verdict)) throw new BadFile('virus')
  if (!/^stream: OK\0?\s*$/.test(verdict)) throw new BadFile('scanner')
}

async function ask(path: string, { host, port }: Scanner): Promise<string> {
  const socket = connect({ host, port })
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('clamd is silent')))
  try {
    const answer = text(socket)
    // heard by whoever awaits it below
    answer.catch(() => {})
    await send(socket, Buffer.from('zINSTREAM\0'))
    for await (const piece of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
      await send(socket, Buffer.concat([lengthOf(piece), piece]))
    }
    await send(socket, lengthOf(Buffer.alloc(0)))
    return await answer
  } finally {
    socket.destroy()
  }
}

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })

function lengthOf(piece: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(piece.length)
  return length
}
