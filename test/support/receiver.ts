import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

export interface Told {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Somebody's program that is told of adoptions: a real HTTP server on this machine. */
export interface Receiver {
  readonly url: string
  readonly told: readonly Told[]
  /** What it does with what comes: the status to answer with, or nothing at all. */
  behaviour: number | 'silent'
  /** Called when something has come, before it is answered. */
  onTold: () => void
}

export async function aReceiver(t: Test): Promise<Receiver> {
  const told: Told[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      told.push({ headers: request.headers, body })
      receiver.onTold()
      if (receiver.behaviour === 'silent') return
      response.writeHead(receiver.behaviour, { location: 'http://127.0.0.1:9/' }).end('x'.repeat(100_000))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = { url: `http://127.0.0.1:${port}/lab?x=1`, told, behaviour: 204, onTold: () => {} }
  return receiver
}

/** Checks a signature as the page tells receivers to. */
export function isSigned({ headers, body }: Told, secret: string): boolean {
  const [, seconds = '', given = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-lab-signature'])) ?? []
  const made = createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
  return given !== '' && timingSafeEqual(made, Buffer.from(given, 'hex'))
}
