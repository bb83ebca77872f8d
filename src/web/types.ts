import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { SignedIn } from '../db/sessions.ts'
import type { TokenInUse } from '../db/tokens.ts'
import type { Action, Actor } from '../domain/permissions.ts'
import type { Scope } from '../domain/scopes.ts'
import type { Lang, Translate } from './i18n.ts'
import type { View } from './pages.ts'

/** What every room is given; nothing else is global. */
export interface Services {
  readonly config: Config
  readonly db: Database
  /** The only clock. */
  readonly clock: () => Date
  /** Whether simulated figures stand in this database. */
  readonly demonstration: boolean
  /** False where views are known to fit their props: the guard costs half of what making a page does. True unless said. */
  readonly guardViews?: boolean
}

export type App = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

/** A room of the house: adds its routes. */
export type Room = (app: App, services: Services) => void | Promise<void>

/** Who may reach a route at all; the verb behind it still demands the same of its subject. */
export type Access = 'public' | Action

export interface PageMeta {
  /** Already in the page's language. */
  readonly title: string
  readonly description?: string
  /** 200 unless said. */
  readonly status?: number
  /** Path of an Atom feed of what the page shows. */
  readonly feed?: string
  /** Path of a 1200 × 630 picture for link previews. */
  readonly picture?: string
  /** Loads the browser's side of charts. */
  readonly charts?: boolean
  /** Further enhancement scripts of this page, files of static/js. */
  readonly scripts?: readonly string[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** With which scope a personal token may call it; every route of the API says so. */
    scope?: Scope | 'any'
    /** The secret that authorises a request stands in its path: no cookie counts, so no other site can misuse one. */
    secretInPath?: boolean
    /** With `secretInPath`: the answer signs somebody in, so no other site may make a browser ask for it. */
    startsSession?: boolean
    /** Anonymous answers may be kept as ready bytes. */
    cache?: boolean
    /** Its body is a file and may take its time. */
    upload?: boolean
    /** Session and memberships are read anew although nothing is changed. */
    fresh?: boolean
    /** A second click makes nothing more; see `web/once.ts`. */
    once?: boolean
  }
  interface FastifyRequest {
    lang: Lang
    t: Translate
    actor: Actor | null
    signedIn: SignedIn | null
    /** The personal token that a program calls with; then nobody is signed in, and `actor` is the token's person. */
    token: TokenInUse | null
    /** Where this answer may be kept, and of which state of the data. */
    kept: { readonly key: string; readonly generation: number } | null
    /** Says where this request led to, or that nothing came of it, to whoever sent the same one meanwhile. */
    settle: ((location: string | null) => void) | null
  }
  interface FastifyReply {
    /** Sends a whole page: the view within the layout. */
    page<Props extends object>(view: View<Props>, props: Props, meta: PageMeta): FastifyReply
    /** 303 to an own path in the page's language. */
    seeOther(path: string): FastifyReply
  }
}

export type { FastifyReply as Reply, FastifyRequest as Request }
