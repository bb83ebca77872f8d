/** A call of the API as @fastify/swagger describes it, as far as it is looked at here. */
export interface Operation {
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly object[]
  readonly requestBody?: object
  readonly responses?: Readonly<Record<string, object>>
}

type Schema = Readonly<Record<string, unknown>> & { readonly example?: unknown }

const SAID: Readonly<Record<string, string>> = {
  200: 'What was asked for',
  201: 'It was made',
  204: 'It was done; there is nothing more to say',
}
const REFUSED = { $ref: '#/components/responses/Problem' }

/** With an id, examples beside the schemas, and what may go wrong. */
export const describedOperation = (path: string, method: string, operation: Operation) => ({
  operationId: operationIdOf(path, method),
  ...(operation.parameters && { parameters: operation.parameters.map(withExample) }),
  ...(operation.requestBody && { requestBody: withExamples(operation.requestBody) }),
  responses: {
    ...Object.fromEntries(
      Object.entries(operation.responses ?? {}).map(([status, response]) => [
        status,
        { ...(status !== '204' && withExamples(response)), description: SAID[status] ?? 'Answered' },
      ]),
    ),
    ...Object.fromEntries(refusalsOf(operation).map((status) => [status, REFUSED])),
    default: REFUSED,
  },
})

/** `getAgenciesCode`: stable as long as the address is. */
export const operationIdOf = (path: string, method: string): string =>
  [method, ...path.replace('/api/v1', '').split(/[^A-Za-z0-9]+/)]
    .filter(Boolean)
    .map((word, at) => (at === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('')

function refusalsOf({ security = [], parameters = [], requestBody }: Operation): string[] {
  const inPath = parameters.some((parameter) => 'in' in parameter && parameter.in === 'path')
  const inQuery = parameters.some((parameter) => 'in' in parameter && parameter.in === 'query')
  return [
    ...['401', '403'],
    ...(inPath ? ['404'] : []),
    ...(requestBody && !isOpen(security) ? ['409'] : []),
    ...(requestBody || inQuery ? ['422'] : []),
    '429',
  ]
}

/** Whether nobody needs to sign in. */
export const isOpen = (security: Operation['security'] = []): boolean =>
  security.some((way) => Object.keys(way).length === 0)

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}

const withExamples = (described: Content) =>
  described.content
    ? {
        ...described,
        content: Object.fromEntries(
          Object.entries(described.content).map(([type, media]) => [type, { ...media, ...withExample(media) }]),
        ),
      }
    : described

/** An example of the whole stands beside its schema; those of its parts stay in it. */
function withExample(described: { readonly schema?: Schema }) {
  if (described.schema?.example === undefined) return described
  const { example, ...schema } = described.schema
  return { ...described, schema, example }
}
