import { createHash, randomBytes } from 'node:crypto'
import '@fastify/cookie'
import { LRUCache } from 'lru-cache'
import { limits } from '../config-limits.ts'
import type { Database } from '../db/database.ts'
import { deleteSession, insertSession, readSession, type SignedIn, touchSession } from '../db/sessions.ts'
import type { App, Reply, Request, Services } from './types.ts'

/** A revoked session or membership may still read for this long on other instances; never write. */
const known = new LRUCache<string, SignedIn>({ max: 5_000, ttl: limits.session.cached })
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Finds out who asks. Unsafe methods read the session fresh. */
export function sessions(app: App, { db, clock, config }: Services): void {
  const cookie = cookieName(config.baseUrl)
  app.decorateRequest('actor', null)
  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const token = request.cookies[cookie]
    if (!token || request.token || request.routeOptions.config.access === undefined) return done()
    const mayBeCached = SAFE.has(request.method) && !request.routeOptions.config.fresh
    recognise(db, hashOf(token), clock(), mayBeCached).then((signedIn) => {
      request.signedIn = signedIn
      request.actor = signedIn?.actor ?? null
      done()
    }, done)
  })
}

async function recognise(db: Database, idHash: string, now: Date, mayBeCached: boolean): Promise<SignedIn | null> {
  const cached = mayBeCached ? known.get(idHash) : undefined
  if (cached) return cached
  const signedIn = await readSession(db, idHash, now, new Date(now.getTime() - limits.session.idle))
  if (!signedIn) {
    known.delete(idHash)
    return null
  }
  if (now.getTime() - signedIn.lastSeenAt.getTime() > limits.session.seenEvery) await touchSession(db, signedIn, now)
  known.set(idHash, signedIn)
  return signedIn
}

/** Starts a session under a new random id; one given before sign-in is never kept (no fixation). */
export async function startSession(
  services: Services,
  request: Request,
  reply: Reply,
  personId: string,
): Promise<void> {
  const { db, clock, config } = services
  if (request.signedIn) await endSession(services, request, reply)
  const at = clock()
  const token = randomBytes(32).toString('base64url')
  await insertSession(db, {
    idHash: hashOf(token),
    personId,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    address: request.ip,
    at,
    expiresAt: new Date(at.getTime() + limits.session.absolute),
  })
  reply.setCookie(cookieName(config.baseUrl), token, cookieOptions(config.baseUrl))
}

export async function endSession({ db, config }: Services, request: Request, reply: Reply): Promise<void> {
  if (request.signedIn) {
    await deleteSession(db, request.signedIn.idHash)
    known.delete(request.signedIn.idHash)
  }
  reply.clearCookie(cookieName(config.baseUrl), cookieOptions(config.baseUrl))
}

/** After a change to a person's sessions, roles or name: nothing remembered is used again here. */
export const forgetSessions = (): void => known.clear()

/** After a person has read what they were told: their pages show it at once here, and in a few seconds elsewhere. */
export function forgetPerson(personId: string): void {
  for (const [idHash, { actor }] of known.entries()) if (actor.personId === personId) known.delete(idHash)
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

const isHttps = (baseUrl: string | null): boolean => baseUrl?.startsWith('https:') ?? false
export const cookieName = (baseUrl: string | null): string => (isHttps(baseUrl) ? '__Host-lab' : 'lab')
const cookieOptions = (baseUrl: string | null) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(baseUrl) }) as const
