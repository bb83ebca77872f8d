import type { FastifyDynamicSwaggerOptions, SwaggerTransformObject } from '@fastify/swagger'

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
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lab' } },
    schemas: {
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string', description: 'For a person, in the language asked for' },
          status: { type: 'integer' },
          code: { type: 'string', description: 'For a program, such as conflict, locked, exists' },
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

const refusal = {
  description:
    'Refused: 401 sign in, 403 not your role, 404 not there for you, 409 conflict or locked, 422 not accepted',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** Every call may be refused, always in the same shape. */
export const describeRefusals: SwaggerTransformObject = (document) => {
  if (!('openapiObject' in document)) return document.swaggerObject
  for (const operations of Object.values(document.openapiObject.paths ?? {})) {
    for (const operation of Object.values(operations ?? {})) {
      if (operation !== null && typeof operation === 'object' && 'responses' in operation) {
        Object.assign(operation, { responses: { ...operation.responses, default: refusal } })
      }
    }
  }
  return document.openapiObject
}
