import type { FastifyDynamicSwaggerOptions, SwaggerTransform, SwaggerTransformObject } from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { SCOPES } from '../domain/scopes.ts'
import { describedOperation } from './openapi-operations.ts'
import { openApiWebhooks } from './openapi-webhooks.ts'
import type { App } from './types.ts'

type Frame = NonNullable<FastifyDynamicSwaggerOptions['openapi']>

/** The frame of the API's description; the rooms' schemas fill it. */
export const openApi: Frame = {
  openapi: '3.1.0',
  info: {
    title: 'Indonesia Digital Services Living Lab API',
    version: '1',
    description:
      'Decimals are strings ("2.77"); requests take JSON numbers or decimal strings. Lists are {items, next}. ' +
      'Refusals are application/problem+json in the language of Accept-Language. Every figure carries its basis.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: 'lab', description: 'The cookie of somebody who has signed in' },
      token: {
        type: 'http',
        scheme: 'bearer',
        description:
          `A personal token, made at /akun/token, with one or more scopes: ${SCOPES.join(', ')}. It gives the rights ` +
          'of its person at that moment, never more. A wrong one is 401, a missing scope 403 with `code: "scope"`.',
      },
    },
    responses: {
      Problem: {
        description: 'Refused, and why',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string', description: 'For a person, in the language asked for' },
          status: { type: 'integer' },
          code: { type: 'string', description: 'For a program, such as conflict, locked, exists, scope, token' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
            },
          },
        },
        example: {
          type: 'about:blank',
          title: 'Some fields need correction',
          status: 422,
          errors: [{ field: 'values.2', code: 'step', message: 'Indicator 3: “2.5” is not a whole level from 1 to 5' }],
        },
      },
    },
  },
}

/** Beside its schemas, a route's own word on who may call it with which scope. */
export const describeRoute: SwaggerTransform = (given) => {
  const { access, scope = 'any' } = given.route.config ?? {}
  const described = jsonSchemaTransform(given as Parameters<typeof jsonSchemaTransform>[0])
  const signedIn = [{ session: [] }, { token: scope === 'any' ? [] : [scope] }]
  const security = access === 'public' ? [{}, ...signedIn] : signedIn
  return { ...described, schema: described.schema && { ...described.schema, security } }
}

/** Examples stand where programs look for them, and every refusal has the same shape. */
export const describeCalls: SwaggerTransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject
  for (const [path, operations] of Object.entries(document.openapiObject.paths ?? {})) {
    for (const [method, operation] of Object.entries(operations ?? {})) {
      if (operation !== null && typeof operation === 'object' && 'responses' in operation) {
        Object.assign(operation, describedOperation(path, method, operation))
      }
    }
  }
  return document.openapiObject
}

/** The description of the whole API: pages are no part of it. */
export function apiDocument(app: App) {
  const described = app.swagger()
  const paths = Object.entries(described.paths ?? {}).filter(([path]) => path.startsWith('/api/'))
  return { ...described, paths: Object.fromEntries(paths), webhooks: openApiWebhooks }
}
