import { setTimeout } from 'node:timers/promises'
import type { Config } from '../config.ts'
import { StartError } from '../db/start-error.ts'
import type { App } from '../web/types.ts'
import type { Life } from './life.ts'

/** Opens the program to the network and gives the address under which people reach it. */
export async function listen(app: App, config: Config, life: Life): Promise<string> {
  life.atEnd(() => drain(app, config.limits.drain))
  const { host, port } = config
  await app.listen({ host, port }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      REASONS[error.code ?? '']?.(config) ?? `HOST=${host} PORT=${port} cannot be used: ${error.message}.`,
    )
  })
  return config.baseUrl ?? ownAddress(app, host)
}

const REASONS: Readonly<Record<string, (config: Config) => string>> = {
  EADDRINUSE: ({ host, port }) => `PORT=${port} is taken by another program on ${host}: set PORT to a free one.`,
  EACCES: ({ port }) => `PORT=${port} may not be used by this user: set PORT to one above 1023.`,
  EADDRNOTAVAIL: ({ host }) => `HOST=${host} is no address of this machine.`,
  ENOTFOUND: ({ host }) => `HOST=${host} is a name that nobody knows.`,
}

function ownAddress(app: App, host: string): string {
  const address = app.server.address()
  const port = typeof address === 'object' ? address?.port : null
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Answers what was asked and takes nothing new; who is not done in time is cut off. */
async function drain(app: App, patience: number): Promise<void> {
  const late = setTimeout(patience, null, { ref: false }).then(() => app.server.closeAllConnections())
  await Promise.race([app.close(), late.then(() => app.close())])
}
