import type { Config } from '../config.ts'
import type { App } from './types.ts'

/**
 * What every answer tells browsers they may do with it. The same for all, so it is put together once: a middleware that
 * does it for each request took a fifth of the time of a kept page (measured).
 */
export function securityHeaders(app: App, { baseUrl }: Pick<Config, 'baseUrl'>): void {
  const fixed = headersFor(baseUrl)
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(fixed)
    done()
  })
}

function headersFor(baseUrl: string | null): Readonly<Record<string, string>> {
  const isHttps = baseUrl?.startsWith('https:') ?? false
  return {
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'origin-agent-cluster': '?1',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'x-download-options': 'noopen',
    'x-frame-options': 'DENY',
    'x-permitted-cross-domain-policies': 'none',
    'x-xss-protection': '0',
    // On plain HTTP a browser would be sent to an address where nobody answers.
    ...(isHttps && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  }
}

const OWN = ['script-src', 'style-src', 'img-src', 'form-action', 'connect-src', 'worker-src', 'manifest-src']

const POLICY = [
  "default-src 'none'",
  ...OWN.map((kind) => `${kind} 'self'`),
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(';')
