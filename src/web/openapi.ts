/** The frame of the API's description; the rooms' schemas fill it. */
export const openApi = {
  openapi: '3.1.0',
  info: {
    title: 'Indonesia Digital Services Living Lab API',
    version: '1',
    description:
      'Decimals are strings ("2.77"); requests take JSON numbers or decimal strings. Lists are {items, next}. ' +
      'Refusals are application/problem+json. Every figure carries its basis.',
    license: { name: 'MIT' },
  },
  components: {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'lab' } },
  },
} as const
