import { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection, { type SMTPConnectionOptions, type SMTPEnvelope } from 'nodemailer/lib/smtp-connection'
import type { Mail } from '../../config.ts'
import type { Letter } from './writing.ts'

export interface Envelope extends Letter {
  /** Kept when the letter is tried again, so that a mailbox can tell a repeated one. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly at: Date
  /** The address that turns such letters off by one click (RFC 8058). */
  readonly unsubscribe: string | null
}

/**
 * How a try ended. `away`: the server cannot be reached. `later`: it has not taken the letter, and may at another time.
 * `refused`: it never will for this address. `unclear`: the connection broke after the letter had begun to leave and
 * before the server said that it has it.
 */
export type Outcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'away' | 'later' | 'refused' | 'unclear'; readonly reason: string }

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** Hands one letter to the server; never throws for what a server or a network does. */
export async function post({ smtpUrl, from }: Mail, envelope: Envelope): Promise<Outcome> {
  const composed = new MailComposer({
    from,
    to: envelope.to,
    subject: envelope.subject,
    text: envelope.text,
    date: envelope.at,
    messageId: `<${envelope.id}@living-lab>`,
    headers: headersOf(envelope),
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const bytes = await composed.build()
  const options = parseConnectionUrl(smtpUrl)
  return handOver({ ...TIMEOUTS, ...options }, { ...composed.getEnvelope(), size: bytes.length }, bytes)
}

/** Prepared: an address must not be folded. */
const headersOf = ({ unsubscribe }: Envelope) => ({
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribe && {
    'List-Unsubscribe': { prepared: true, value: `<${unsubscribe}>` },
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
})

type ServerError = Error & { readonly command?: string | undefined; readonly responseCode?: number | undefined }

type Options = ReturnType<typeof parseConnectionUrl> & SMTPConnectionOptions

/** The connection itself rather than a transport: only here one can tell whether the letter has begun to leave. */
function handOver(options: Options, envelope: SMTPEnvelope, bytes: Buffer): Promise<Outcome> {
  return new Promise((resolve) => {
    let leaving = false
    const connection = new SMTPConnection(options)
    const finish = (outcome: Outcome) => {
      connection.close()
      resolve(outcome)
    }
    const fail = (error: ServerError) => finish(outcomeOf(error, leaving))
    const letter = new Readable({
      read() {
        leaving = true
        this.push(bytes)
        this.push(null)
      },
    })
    const send = () => connection.send(envelope, letter, (error) => (error ? fail(error) : finish({ kind: 'sent' })))
    connection.once('error', fail)
    connection.connect((error) => {
      if (error) fail(error)
      else if (options.auth) connection.login(options.auth, (error) => (error ? fail(error) : send()))
      else send()
    })
  })
}

function outcomeOf({ message, command = '', responseCode }: ServerError, leaving: boolean): Outcome {
  const reason = message.slice(0, 300)
  if (responseCode === undefined) return { kind: leaving ? 'unclear' : 'away', reason }
  const forGood = responseCode >= 500 && ['RCPT TO', 'DATA'].includes(command)
  return { kind: forGood ? 'refused' : 'later', reason }
}
