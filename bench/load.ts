import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** One request as it goes over the wire, and whoever wants to know its answer. */
export interface Asked {
  readonly bytes: string
  answered?(status: number): void
  /** The status of a good answer; 200 where nothing is said. */
  readonly good?: number
}

export interface Load {
  readonly address: string
  /** The next request; called whenever a connection is free. */
  next(): Asked
  readonly connections: number
  readonly seconds: number
}

/** What came of a stretch of load. */
export interface Answers {
  readonly perSecond: number
  readonly count: number
  /** Milliseconds each took, in ascending order. */
  readonly times: readonly number[]
  /** Over the wire, heads included. */
  readonly bytesEach: number
}

/**
 * Keeps some connections busy for a while: each asks again as soon as it is answered. A plain loop on sockets, because
 * the one who measures shares two cores with what is measured. Throws at any other answer than a good one.
 */
export async function load({ address, next, connections, seconds }: Load): Promise<Answers> {
  const until = performance.now() + seconds * 1000
  const began = performance.now()
  const workers = await Promise.all(Array.from({ length: connections }, () => opened(address)))
  const talks = await Promise.all(workers.map((socket) => talk(socket, next, until)))
  const took = (performance.now() - began) / 1000
  for (const socket of workers) socket.destroy()
  const times = talks.flatMap((done) => done.times).sort((a, b) => a - b)
  const bytes = talks.reduce((sum, done) => sum + done.bytes, 0)
  return { perSecond: times.length / took, count: times.length, times, bytesEach: bytes / times.length }
}

async function opened(address: string): Promise<Socket> {
  const { hostname, port } = new URL(address)
  const socket = connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')
  return socket
}

interface Done {
  readonly times: readonly number[]
  readonly bytes: number
}

/** One connection's share: asks until the time is over, and waits for its last answer. */
function talk(socket: Socket, next: () => Asked, until: number): Promise<Done> {
  const times: number[] = []
  let bytes = 0
  return new Promise((resolve, reject) => {
    let asked: Asked
    let from: number
    let left: number
    const ask = () => {
      asked = next()
      left = UNKNOWN
      from = performance.now()
      socket.write(asked.bytes)
    }
    socket.on('data', (chunk) => {
      bytes += chunk.length
      if (left === UNKNOWN) {
        const head = headOf(chunk)
        asked.answered?.(head.status)
        if (head.status !== (asked.good ?? 200)) reject(new Error(`Answered ${head.status}: ${asked.bytes}\n${chunk}`))
        left = head.length
      }
      left -= chunk.length
      if (left > 0) return
      const at = performance.now()
      times.push(at - from)
      if (at < until) ask()
      else resolve({ times, bytes })
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server hung up.')))
    socket.setTimeout(PATIENCE, () => reject(new Error(`No answer for ${PATIENCE / 1000} s.`)))
    ask()
  })
}

const PATIENCE = 15_000
const UNKNOWN = -1

/** Status and whole length of an answer from its first piece. */
function headOf(chunk: Buffer): { readonly status: number; readonly length: number } {
  const end = chunk.indexOf('\r\n\r\n')
  const head = chunk.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (end < 0 || length === undefined) throw new Error(`An answer in a shape that is not measured: ${chunk}`)
  return { status: Number(head.slice(9, 12)), length: end + 4 + Number(length) }
}
