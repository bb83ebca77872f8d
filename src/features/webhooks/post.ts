import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Trouble } from '../../domain/webhook.ts'
import { isOwnAddress, isPublicAddress } from '../../web/public-address.ts'

export interface Posting {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Milliseconds until the answer has begun. */
  readonly timeout: number
  /** Whether this machine itself may be told, for demonstrations. */
  readonly loopback: boolean
}

/** What became of it; anything but 2xx is no success. */
export type Posted = { readonly status: number } | { readonly trouble: Exclude<Trouble, 'answer'> }

/**
 * Sends a body to an address that somebody gave. The name is looked up once, each of its addresses must be one of the open
 * internet, and only those are connected to, so that no name leads into our own network. Redirections are not followed,
 * and nothing but the status of the answer is read.
 */
export function post({ url, body, headers, timeout, loopback }: Posting): Promise<Posted> {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const allowed = (address: string) => isPublicAddress(address) || (loopback && isOwnAddress(address))
  if (isIP(host) !== 0 && !allowed(host)) return Promise.resolve({ trouble: 'private' })
  return new Promise((resolve) => {
    const request = (protocol === 'https:' ? https : http).request({
      host,
      port: port === '' ? undefined : port,
      path: pathname + search,
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: guarded(allowed),
      agent: false,
      signal: AbortSignal.timeout(timeout),
    })
    request.on('response', (answer) => {
      resolve({ status: answer.statusCode ?? 0 })
      answer.destroy()
    })
    request.on('error', (error) => resolve({ trouble: troubleOf(error) }))
    request.end(body)
  })
}

/** Looks a name up and lets nothing through if one of its addresses is not allowed. */
const guarded =
  (allowed: (address: string) => boolean): LookupFunction =>
  (name, options, callback) =>
    lookup(name, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return callback(error ?? new Error(`${name} has no address`), '')
      if (!addresses.every(({ address }) => allowed(address))) return callback(new PrivateAddress(name), '')
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })

class PrivateAddress extends Error {}

function troubleOf(error: Error & { readonly code?: string }): Exclude<Trouble, 'answer'> {
  if (error instanceof PrivateAddress) return 'private'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'slow'
  return /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(error.code ?? '') ? 'certificate' : 'unreachable'
}
