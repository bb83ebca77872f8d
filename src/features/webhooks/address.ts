import { isIP } from 'node:net'
import { isOwnAddress, isPublicAddress } from '../../web/public-address.ts'

/** Key of what is wrong with an address that is to be told, or null. Where its name leads is looked at with each sending. */
export function wrongAddress(given: string, loopback: boolean): string | null {
  if (!URL.canParse(given)) return 'webhooks.error.url'
  const url = new URL(given)
  if (url.username + url.password + url.hash !== '') return 'webhooks.error.url'
  const host = url.hostname.replace(/^\[|\]$|\.+$/g, '')
  const own = host === 'localhost' || isOwnAddress(host)
  if (loopback && own && /^https?:$/.test(url.protocol)) return null
  if (url.protocol !== 'https:') return 'webhooks.error.https'
  if (own || host.endsWith('.localhost') || host.endsWith('.internal') || !/[.:]/.test(host))
    return 'webhooks.error.private'
  return isIP(host) !== 0 && !isPublicAddress(host) ? 'webhooks.error.private' : null
}
