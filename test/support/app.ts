import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import { type Config, readConfig } from '../../src/config.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import { forgetSessions } from '../../src/web/session.ts'
import type { App } from '../../src/web/types.ts'
import { aDatabase, DEMO_PASSWORD, type Template, type TestDatabase } from './database.ts'

export type Response = LightMyRequestResponse

/** Somebody with a browser: keeps the cookie, sends what browsers send. */
export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Posts a form as a browser does. */
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** Calls the JSON API. */
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Response>
  readonly cookie: string
}

export interface TestApp extends TestDatabase {
  readonly app: App
  readonly config: Config
  /** What the platform's clock shows; a test may move it. */
  now: Date
  /** Somebody not signed in. */
  readonly anyone: Visitor
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Signs in one of the demonstration's people. */
  as(email: string, password?: string): Promise<Visitor>
}

export interface AppOptions {
  readonly env?: Record<string, string>
  readonly now?: Date
}

/** The whole program without its process: real rooms, real database, a clock that stands still. */
export async function anApp(
  t: Test,
  template: Template = 'bare',
  { env = {}, now }: AppOptions = {},
): Promise<TestApp> {
  const database = await aDatabase(t, template)
  const DATA_DIR = join(tmpdir(), `lab-${randomUUID()}`)
  t.teardown(() => rm(DATA_DIR, { recursive: true, force: true }))
  const config = readConfig({ LOG_LEVEL: 'silent', DATA_DIR, ...env })
  const state = { now: now ?? new Date('2026-11-24T03:00:00Z') }
  const demonstration = template === 'demo'
  const app = await createApp({ config, db: database.db, clock: () => state.now, demonstration }, rooms)
  t.teardown(() => app.close())
  forgetSessions()
  const anyone = visitor(app, '')
  return {
    ...database,
    app,
    config,
    anyone,
    get: anyone.get,
    as: (email, password = DEMO_PASSWORD) => signIn(app, email, password),
    get now() {
      return state.now
    },
    set now(at: Date) {
      state.now = at
    },
  }
}

async function signIn(app: App, email: string, password: string): Promise<Visitor> {
  const answer = await visitor(app, '').post('/masuk', { email, password })
  const [cookie] = answer.cookies
  if (answer.statusCode !== 303 || !cookie) throw new Error(`${email} could not sign in: ${answer.statusCode}`)
  return visitor(app, `${cookie.name}=${cookie.value}`)
}

function visitor(app: App, cookie: string): Visitor {
  const inject = (options: InjectOptions) =>
    app.inject({
      ...options,
      headers: { ...(cookie && { cookie }), 'sec-fetch-site': 'same-origin', ...options.headers },
    })
  return {
    cookie,
    get: (path, headers = {}) => inject({ method: 'GET', url: path, headers }),
    post: (path, fields = {}, headers = {}) =>
      inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams(fields).toString(),
      }),
    call: (method, path, body) =>
      inject({ method, url: `/api/v1${path}`, ...(body !== undefined && { payload: body as object }) }),
  }
}
