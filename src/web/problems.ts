import type { FastifyError } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { isDatabaseAway } from '../db/away.ts'
import { type FieldError, Refusal, type RefusalKind } from '../domain/errors.ts'
import { catalogues } from './i18n.ts'
import { page } from './pages.ts'
import type { App, Reply, Request } from './types.ts'

interface Problem {
  readonly status: number
  readonly title: string
  readonly code?: string
  readonly errors: readonly { readonly field: string; readonly code: string; readonly message: string }[]
  readonly extra?: Readonly<Record<string, unknown>>
}

interface ProblemProps {
  readonly status: number
  readonly title: string
  readonly explanation: string
  readonly errors: readonly { readonly field: string; readonly message: string }[]
  readonly reference: string | null
}
const problemPage = page<ProblemProps>('problems/problem')

const STATUS: Readonly<Record<RefusalKind, number>> = {
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  invalid: 422,
  limited: 429,
}

/** The one place that turns what went wrong into what a person or a program is told. */
export function problems(app: App): void {
  app.setErrorHandler(async (error: FastifyError | Refusal | Error, request, reply) => {
    if (isDatabaseAway(error)) return sendUnavailable(request, reply)
    const refusal = refusalOf(error, request)
    if (!refusal) return sendBug(error, request, reply)
    const { retryAfterSeconds } = refusal.details
    if (retryAfterSeconds) reply.header('retry-after', retryAfterSeconds)
    if (refusal.kind === 'unauthenticated' && !isApi(request)) return askToSignIn(request, reply)
    return send(request, reply, problemOf(refusal, request), null)
  })
  app.setNotFoundHandler({ preHandler: app.rateLimit({ max: 120, timeWindow: 60_000 }) }, async (request, reply) =>
    send(request, reply, problemOf(new Refusal('notFound', 'refusal.notFound'), request), null),
  )
}

function refusalOf(error: Error, request: Request): Refusal | null {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    if (error.validationContext === 'params') return new Refusal('notFound', 'refusal.notFound')
    const errors = error.validation.flatMap(fieldErrors)
    return new Refusal('invalid', 'refusal.invalid', { errors })
  }
  const status = 'statusCode' in error ? Number(error.statusCode) : 500
  if (status < 400 || status >= 500) return null
  const kinds = Object.entries(STATUS) as [RefusalKind, number][]
  const kind = kinds.find(([, known]) => known === status)?.[0]
  request.log.info({ err: error }, 'refused')
  return new Refusal(kind ?? 'invalid', `refusal.http${status === 413 || status === 415 ? status : 400}`, {
    extra: { status },
  })
}

interface SchemaIssue {
  readonly keyword: string
  readonly instancePath: string
  readonly message?: string | undefined
  readonly params?: unknown
}

/** A schema's own message is a key of the catalogues; what zod says by itself becomes one by its kind. */
function fieldErrors({ keyword, instancePath, message = '', params }: SchemaIssue): FieldError[] {
  const field = instancePath.replace(/^\//, '').replaceAll('/', '.')
  if (keyword === 'unrecognized_keys') {
    const { keys } = params as { readonly keys: readonly string[] }
    return keys.map((key) => ({ field: key, code: 'unknown', key: 'refusal.issue.unrecognized_keys' }))
  }
  if (catalogues.id.has(message)) return [{ field, code: keyword, key: message }]
  const known = `refusal.issue.${keyword}`
  return [{ field, code: keyword, key: catalogues.id.has(known) ? known : 'refusal.issue.custom' }]
}

function problemOf({ kind, key, details }: Refusal, request: Request): Problem {
  const { extra, code, args, errors = [] } = details
  const status = typeof extra?.status === 'number' ? extra.status : STATUS[kind]
  const told = errors.map((e) => ({ field: e.field, code: e.code, message: request.t(e.key, e.args) }))
  return { status, title: request.t(key, args), errors: told, ...(code && { code }), ...(extra && { extra }) }
}

function sendBug(error: Error, request: Request, reply: Reply): Reply {
  request.log.error({ err: error, reference: request.id }, 'bug')
  return send(request, reply, { status: 500, title: request.t('refusal.bug'), errors: [] }, request.id)
}

/** A page from memory: nothing here may need the database. */
function sendUnavailable(request: Request, reply: Reply): Reply {
  reply.header('retry-after', 5)
  return send(request, reply, { status: 503, title: request.t('refusal.unavailable'), errors: [] }, null)
}

function askToSignIn(request: Request, reply: Reply): Reply {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return reply.seeOther(isRead ? `/masuk?lanjut=${encodeURIComponent(request.url)}` : '/masuk')
}

function send(request: Request, reply: Reply, problem: Problem, reference: string | null): Reply {
  const { status, title, code, errors, extra } = problem
  reply.code(status).header('cache-control', 'no-store')
  if (isApi(request)) {
    const document = { type: 'about:blank', title, status, ...(code && { code }), ...(errors.length > 0 && { errors }) }
    return reply
      .type('application/problem+json')
      .send(JSON.stringify({ ...document, ...extra, ...(reference && { reference }) }))
  }
  const explanation = request.t(
    `problems.explanation.${[403, 404, 409].includes(status) || status >= 500 ? status : 'other'}`,
  )
  return reply.page(problemPage, { status, title, explanation, errors, reference }, { title, status })
}

export const isApi = (request: Request): boolean => request.url.startsWith('/api/')
