import type { Config } from '../config.ts'
import type { App } from './types.ts'

/**
 * Gives up a body that does not arrive in time, so that slow senders hold no connection: ten seconds for what people type,
 * minutes where a file comes along (`config.upload`).
 */
export function patient(app: App, { limits }: Pick<Config, 'limits'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw } = request
    const isComing = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0
    if (isComing) {
      const { whole, upload } = limits.request
      const timer = setTimeout(giveUp, request.routeOptions.config.upload ? upload : whole).unref()
      raw.once('close', () => clearTimeout(timer))
    }
    done()

    function giveUp(): void {
      if (raw.readableEnded) return
      if (!reply.raw.headersSent) raw.socket?.write(TOO_LATE)
      raw.destroy()
    }
  })
}

const TOO_LATE = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n'
