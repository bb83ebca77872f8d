import type { LogLevel } from '../config.ts'

/** What is logged of a request: never a body, a cookie, a query or a link's secret. */
export function loggerOptions(level: LogLevel) {
  return {
    level,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: masked(request.url) }),
    },
  }
}

/** Token links keep their secret, searches their words. */
const masked = (url: string): string =>
  (url.split('?')[0] ?? '').replace(/^(\/en)?\/(tautan|undangan|unggah|admin-pertama)\/.+/, '/$2/…')
