import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { watchDataVersion } from '../db/data-version.ts'
import { forgetPublicData, rememberPublicData } from '../db/public-memory.ts'
import { closedByDefault } from './access.ts'
import { serveAssets } from './assets.ts'
import { bearer } from './bearer.ts'
import { health } from './health.ts'
import { translator } from './i18n.ts'
import { languageOf, rewriteUrl } from './language.ts'
import { pages } from './layout.ts'
import { loggerOptions } from './logging.ts'
import { withoutNul } from './nul.ts'
import { onceEach } from './once.ts'
import { describeCalls, describeRoute, openApi } from './openapi.ts'
import { sameOriginOnly } from './origin.ts'
import { pageCache } from './page-cache.ts'
import { patient } from './patience.ts'
import { problems } from './problems.ts'
import { securityHeaders } from './security-headers.ts'
import { sessions } from './session.ts'
import type { App, Room, Services } from './types.ts'

/** The whole platform as one fastify application: the kit in the order a request meets it, then the rooms. */
export async function createApp(services: Services, rooms: readonly Room[]): Promise<App> {
  const { config } = services
  const app: App = Fastify({
    logger: loggerOptions(config.logLevel),
    genReqId: () => randomUUID(),
    rewriteUrl,
    trustProxy: typeof config.trustProxy === 'number' ? believeHops(config.trustProxy) : config.trustProxy,
    bodyLimit: config.limits.request.bodyBytes,
    // the longest of all; `patient` holds each request to its own
    requestTimeout: config.limits.request.upload,
    // a long address is read like any other, and not found by its schema
    routerOptions: { maxParamLength: config.limits.request.headerBytes, ignoreTrailingSlash: true },
    http: {
      // long enough that a pasted list of far too many values is answered with a page rather than cut off
      maxHeaderSize: config.limits.request.headerBytes,
      headersTimeout: config.limits.request.headers,
      connectionsCheckingInterval: config.limits.request.check,
    },
    logController: new LogController({ disableRequestLogging: config.logLevel !== 'debug' }),
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  speakLanguages(app)
  securityHeaders(app, config)
  patient(app, config)
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, { global: false })
  await app.register(swagger, { openapi: openApi, transform: describeRoute, transformObject: describeCalls })
  if (services.demonstration) keepOutOfSearchEngines(app)
  pages(app, services)
  problems(app)
  bearer(app, services)
  sessions(app, services)
  closedByDefault(app)
  sameOriginOnly(app, config)
  withoutNul(app)
  onceEach(app)
  const data = watchDataVersion(services.db, config.limits.page.poll)
  rememberPublicData(services.db, data)
  pageCache(app, services, data)
  app.addHook('onClose', async () => {
    data.stop()
    forgetPublicData(services.db)
  })

  serveAssets(app)
  health(app, services)
  for (const room of rooms) await room(app, services)
  return app
}

const believeHops = (count: number) => (_address: string, hop: number) => hop < count

function speakLanguages(app: App): void {
  app.decorateRequest('lang', 'id')
  app.decorateRequest('t', translator('id'))
  app.addHook('onRequest', (request, _reply, done) => {
    request.lang = languageOf(request.originalUrl, request.headers['accept-language'])
    request.t = translator(request.lang)
    done()
  })
}

function keepOutOfSearchEngines(app: App): void {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.header('x-robots-tag', 'noindex')
    done()
  })
}
