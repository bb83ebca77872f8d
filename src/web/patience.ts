import type { Config } from '../config.ts'
import type { App, Request } from './types.ts'

/**
 * Gives up a body that does not arrive in time, so that slow senders hold no connection: ten seconds for what people type,
 * minutes where a file comes along (`config.upload`). What still comes after the answer is thrown away unread for a while,
 * because browsers show an answer only once they have sent everything; then the line is cut.
 */
export function patient(app: App, { limits }: Pick<Config, 'limits'>): void {
  const { whole, upload, rest } = limits.request
  app.addHook('onRequest', (request, reply, done) => {
    if (isComing(request)) {
      within(request, request.routeOptions.config.upload ? upload : whole, () => {
        if (!reply.raw.headersSent) request.raw.socket?.write(TOO_LATE)
      })
    }
    done()
  })
  app.addHook('onResponse', (request, _reply, done) => {
    if (isComing(request) && !request.raw.readableEnded) {
      request.raw.unpipe()
      request.raw.resume()
      within(request, rest, () => {})
    }
    done()
  })
}

const isComing = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Cuts the line where the body is not there in time; `before` says a last word. */
function within({ raw }: Request, time: number, before: () => void): void {
  const timer = setTimeout(() => {
    if (raw.readableEnded) return
    before()
    raw.destroy()
  }, time).unref()
  raw.once('close', () => clearTimeout(timer))
}

const TOO_LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'
