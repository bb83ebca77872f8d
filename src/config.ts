import { join, resolve } from 'node:path'
import { z } from 'zod'
import { clamd, storagePlace } from './config-files.ts'
import { limits } from './config-limits.ts'
import {
  baseUrl,
  host,
  isLoopback,
  logLevel,
  mailFrom,
  onOff,
  port,
  postgresUrl,
  reportLeast,
  secret,
  smtpUrl,
  trustProxy,
} from './config-values.ts'
import type { Scanner } from './files/scan.ts'
import type { StoragePlace } from './files/storage.ts'

export type Environment = Readonly<Record<string, string | undefined>>
export type LogLevel = z.output<typeof logLevel>

/** What the installation was told, read once at the start. Rates and sizes are in `limits`. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  /** Absolute. Holds the embedded database, kept secrets and logs. */
  readonly dataDir: string
  /** The database as the program uses it; null: the embedded server. */
  readonly databaseUrl: string | null
  /** The same database as its owner, who migrates; null only with the embedded server. */
  readonly databaseOwnerUrl: string | null
  /** Origin under which people reach the platform (`https://lab.example.go.id`), without a path. */
  readonly baseUrl: string | null
  /** Whether this is a demonstration with simulated figures and known accounts. */
  readonly demo: boolean
  readonly demoPassword: string | null
  readonly logLevel: LogLevel
  /** Signs cookies; null: made once and kept in `dataDir`. */
  readonly secret: string | null
  /** Whose forwarded headers are believed: nobody, everybody, a number of proxies, or their addresses. */
  readonly trustProxy: boolean | number | string
  /** The server that takes the platform's mail, and who the mail comes from; null: messages wait in the outbox. */
  readonly mail: Mail | null
  /** Where uploaded files are kept. */
  readonly storage: StoragePlace
  /** Who looks at uploaded files for viruses; null: nobody. */
  readonly scanner: Scanner | null
  /** Reports tell of no fewer agencies than these to those who may not see them one by one; at least 3. */
  readonly reportLeast: number
  readonly limits: Limits
}

export interface Mail {
  readonly smtpUrl: string
  readonly from: string
}

export type Limits = typeof limits

/** A setting that does not work, said in one sentence that names the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/**
 * Reads the environment; nothing else in the program knows a variable's name. An empty variable counts as not set.
 * Throws `ConfigError` for the first value that does not work or does not go together with another.
 */
export function readConfig(environment: Environment = process.env): Config {
  const set = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '')
  const result = variables.safeParse(Object.fromEntries(set))
  if (!result.success) throw new ConfigError(sentence(result.error))
  const read = result.data
  const loopback = isLoopback(read.HOST)
  if (!loopback && !read.BASE_URL) {
    throw new ConfigError(
      `BASE_URL must say under which address people reach the platform, because HOST=${read.HOST} is open to the network.`,
    )
  }
  if (read.DATABASE_OWNER_URL && !read.DATABASE_URL) {
    throw new ConfigError('DATABASE_OWNER_URL goes with DATABASE_URL, which is not set.')
  }
  if ((read.SMTP_URL === undefined) !== (read.MAIL_FROM === undefined)) {
    const [given, missing] = read.SMTP_URL ? ['SMTP_URL', 'MAIL_FROM'] : ['MAIL_FROM', 'SMTP_URL']
    throw new ConfigError(`${given} goes with ${missing}, which is not set.`)
  }
  return {
    host: read.HOST,
    port: read.PORT,
    dataDir: resolve(read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? read.DATABASE_URL ?? null,
    baseUrl: read.BASE_URL ?? null,
    // Nobody gets a demonstration by accident: with a database or an address of its own it is a real installation.
    demo: read.DEMO ?? (loopback && !read.DATABASE_URL && !read.BASE_URL),
    demoPassword: read.DEMO_PASSWORD ?? null,
    logLevel: read.LOG_LEVEL,
    secret: read.SECRET ?? null,
    trustProxy: read.TRUST_PROXY,
    mail: read.SMTP_URL && read.MAIL_FROM ? { smtpUrl: read.SMTP_URL, from: read.MAIL_FROM } : null,
    storage: read.STORAGE ?? { kind: 'disk', folder: join(resolve(read.DATA_DIR), 'evidence') },
    scanner: read.CLAMD ?? null,
    reportLeast: read.REPORT_LEAST,
    limits,
  }
}

const variables = z.object({
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
  DATA_DIR: z.string().default('./var'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  BASE_URL: baseUrl.optional(),
  DEMO: onOff.optional(),
  DEMO_PASSWORD: z.string().optional(),
  LOG_LEVEL: logLevel.default('info'),
  SECRET: secret.optional(),
  TRUST_PROXY: trustProxy.default(false),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: mailFrom.optional(),
  STORAGE: storagePlace.optional(),
  CLAMD: clamd.optional(),
  REPORT_LEAST: reportLeast.default(5),
})

function sentence(error: z.ZodError): string {
  const [issue] = error.issues
  return `${issue?.path.join('.')} ${issue?.message}`
}
