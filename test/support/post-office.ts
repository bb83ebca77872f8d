import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Test } from 'tap'

export interface Received {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** All its headers, unfolded. */
  readonly head: string
}

/** A real mail server that a test may close and open again, or let break off while a letter arrives. */
export interface PostOffice {
  readonly url: string
  readonly received: readonly Received[]
  close(): Promise<void>
  open(): Promise<void>
  /** What it does with the next letters. */
  behaviour: 'take' | 'break off' | 'refuse' | 'not now'
}

export async function aPostOffice(t: Test): Promise<PostOffice> {
  const received: Received[] = []
  let server = new SMTPServer({ disabledCommands: ['STARTTLS'] })
  let port = 0
  const office: PostOffice = {
    get url() {
      return `smtp://127.0.0.1:${port}`
    },
    received,
    behaviour: 'take',
    close: () => new Promise((resolve) => server.close(() => resolve())),
    open: async () => {
      server = new SMTPServer({
        disabledCommands: ['AUTH', 'STARTTLS'],
        disableReverseLookup: true,
        onRcptTo: (_address, _session, callback) => {
          if (office.behaviour === 'refuse')
            callback(Object.assign(new Error('No such mailbox'), { responseCode: 550 }))
          else if (office.behaviour === 'not now') callback(Object.assign(new Error('Later'), { responseCode: 451 }))
          else callback()
        },
        onData: (stream, session, callback) => {
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const letter = read(Buffer.concat(chunks).toString('utf8'))
            received.push({ ...letter, to: session.envelope.rcptTo.map(({ address }) => address).join() })
            // whoever sent it never hears that it has arrived
            if (office.behaviour === 'break off') for (const connection of server.connections) destroy(connection)
            else callback()
          })
        },
      })
      server.on('error', () => {})
      server.listen(port, '127.0.0.1')
      await once(server.server, 'listening')
      port = (server.server.address() as AddressInfo).port
    },
  }
  await office.open()
  t.teardown(office.close)
  return office
}

/** The library's connection keeps its socket to itself. */
const destroy = (connection: object): void => {
  ;(connection as { _socket: { destroy(): void } })._socket.destroy()
}

/** Subject and text of a letter, decoded. */
function read(raw: string): Omit<Received, 'to'> {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const subject = /^Subject: (.*)$/m.exec(unfolded)?.[1] ?? ''
  const body = rest.join('\n\n').replaceAll('\r\n', '\n')
  const encoding = /^Content-Transfer-Encoding: (.*)$/m.exec(unfolded)?.[1]?.trim()
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? quoted(body.replaceAll('=\n', ''))
        : body
  return { subject: decoded(subject), text, head: unfolded }
}

const quoted = (text: string): string =>
  Buffer.from(
    text.replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const decoded = (header: string): string =>
  header
    .replaceAll(/\?= =\?UTF-8\?/gi, '?==?UTF-8?')
    .replaceAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi, (_all, kind: string, text: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    )
