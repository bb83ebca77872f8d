import { isIP } from 'node:net'
import { z } from 'zod'

/** Each schema's message continues a sentence that starts with the variable's name. */

export const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: ({ input }) => `must be a port from 0 to 65535, not "${input}".` })
  .transform(Number)
  .refine((value) => value <= 65535, { error: ({ input }) => `must be a port from 0 to 65535, not "${input}".` })

export const host = z.string().refine((value) => isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value), {
  error: ({ input }) => `must be an address or a host name to listen on, such as 127.0.0.1, not "${input}".`,
})

export const isLoopback = (address: string): boolean =>
  address === 'localhost' || address === '::1' || (isIP(address) === 4 && address.startsWith('127.'))

export const onOff = z
  .enum(['on', 'off'], { error: ({ input }) => `must be on or off, not "${input}".` })
  .transform((value) => value === 'on')

export const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: ({ input }) => `must be fatal, error, warn, info, debug, trace or silent, not "${input}".`,
})

/** The value is never repeated in the sentence: it may hold a password. */
export const postgresUrl = z.string().refine(isPostgresUrl, {
  error: 'must be an address such as postgres://user:password@host:5432/database.',
})

function isPostgresUrl(value: string): boolean {
  const url = parsed(value)
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.username !== ''
}

/** Kept as an origin: no path, no query, no trailing slash. */
export const baseUrl = z
  .string()
  .refine(isOrigin, {
    error: ({ input }) => `must be an address without a path, such as https://lab.example.go.id, not "${input}".`,
  })
  .transform((value) => new URL(value).origin)

function isOrigin(value: string): boolean {
  const url = parsed(value)
  return url !== null && /^https?:$/.test(url.protocol) && `${url.origin}/` === url.href
}

/** Never under 3: of two agencies each knows the other. */
export const reportLeast = z
  .string()
  .regex(/^([3-9]|[1-9]\d{1,2})$/, {
    error: ({ input }) => `must be a number of agencies from 3 to 999, not "${input}".`,
  })
  .transform(Number)

const SECRET_LENGTH = 32
export const secret = z.string().min(SECRET_LENGTH, { error: `must have at least ${SECRET_LENGTH} characters.` })

/** `off`, `on` (only where nobody can reach the program past the proxy), a number of proxies, or their addresses. */
export const trustProxy = z
  .string()
  .refine((value) => /^(on|off|[1-9])$/.test(value) || value.split(',').every(isNetwork), {
    error: ({ input }) =>
      `must be off, on, a number of proxies from 1 to 9, or their addresses with commas between, not "${input}".`,
  })
  .transform((value) => {
    if (value === 'on' || value === 'off') return value === 'on'
    return /^[1-9]$/.test(value) ? Number(value) : value.replaceAll(' ', '')
  })

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.trim().split('/')
  const width = { 4: 32, 6: 128 }[isIP(address)]
  if (width === undefined || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= width)
}

/** As nodemailer reads it: `smtp://` (STARTTLS where the server offers it) or `smtps://`. */
export const smtpUrl = z.string().refine(isSmtpUrl, {
  error: 'must be an address such as smtp://user:password@mail.example.go.id:587.',
})

function isSmtpUrl(value: string): boolean {
  const url = parsed(value)
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== ''
}

/** `lab@example.go.id`, or with a name before it: `Living Lab <lab@example.go.id>`. */
export const mailFrom = z.string().refine((value) => z.email().safeParse(addressIn(value)).success, {
  error: ({ input }) => `must be a mail address such as Living Lab <lab@example.go.id>, not "${input}".`,
})

const addressIn = (value: string): string => /^[^<>"\r\n]*<([^<>]+)>$/.exec(value.trim())?.[1] ?? value.trim()

const parsed = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null)
