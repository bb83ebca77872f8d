import t from 'tap'
import type { ZodType } from 'zod'
import { globalRegistry } from 'zod'
import { readConfig } from '../../src/config.ts'
import { SCOPES } from '../../src/domain/scopes.ts'
import { rooms } from '../../src/features.ts'
import { createApp } from '../../src/web/app.ts'
import { anApp } from '../support/app.ts'

interface Node {
  readonly [name: string]: unknown
}
interface Call extends Node {
  readonly operationId: string
  readonly summary: string
  readonly security: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean; example?: unknown; schema: Node }[]
  readonly requestBody?: { content: Readonly<Record<string, { example?: unknown }>> }
  readonly responses: Readonly<
    Record<string, { description?: string; $ref?: string; content?: Readonly<Record<string, { example?: unknown }>> }>
  >
}
interface Document extends Node {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>
  readonly components: Readonly<Record<string, Node>>
}

const callsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, calls]) =>
    Object.entries(calls).map(([method, call]) => ({ path, method, name: `${method} ${path}`, ...call })),
  )

/** What stands anywhere in a document under a name. */
function under(node: unknown, name: string): unknown[] {
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([key, value]) => [...(key === name ? [value] : []), ...under(value, name)])
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']

t.test('the description of the API is whole', async (t) => {
  const { get } = await anApp(t)
  const document: Document = (await get('/api/v1/openapi.json')).json()
  const calls = callsOf(document)

  t.test('it is OpenAPI 3.1', async (t) => {
    t.match(document.openapi, /^3\.1\./)
    t.match(document.info, { title: /./, version: /./, license: { identifier: 'MIT' } })
    const ids = calls.map(({ operationId }) => operationId)
    t.equal(new Set(ids).size, ids.length, 'each call has an id of its own')
    for (const { name, path, parameters = [], responses } of calls) {
      const placed = [...path.matchAll(/\{(\w+)\}/g)].map(([, place]) => place)
      const declared = parameters.filter((one) => one.in === 'path')
      t.same(declared.map((one) => one.name).sort(), placed.sort(), `${name} declares its places`)
      t.ok(declared.every(({ required }) => required))
      for (const [status, response] of Object.entries(responses)) {
        t.ok(/^([2-5]\d\d|default)$/.test(status) && (response.description || response.$ref), `${name} ${status}`)
      }
    }
    for (const ref of under(document, '$ref')) {
      const found = String(ref)
        .slice(2)
        .split('/')
        .reduce<unknown>((at, part) => (at as Node | undefined)?.[part], document)
      t.ok(found, `${ref} is there`)
    }
    for (const type of under(document.paths, 'schema').flatMap((schema) => under(schema, 'type'))) {
      if (typeof type === 'object' && !Array.isArray(type)) continue // a property of that name
      t.ok(
        [type].flat().every((one) => TYPES.includes(String(one))),
        `${type} is a type of JSON Schema`,
      )
    }
  })

  t.test('every call says who may use it, and how it is refused', async (t) => {
    const { session, token } = document.components.securitySchemes as Record<string, Node>
    t.match(
      [session, token],
      [
        { type: 'apiKey', in: 'cookie' },
        { type: 'http', scheme: 'bearer' },
      ],
    )
    for (const { name, security, responses } of calls) {
      const scopes = security.flatMap((way) => way.token ?? [])
      t.ok(scopes.length === 1 && (SCOPES as readonly string[]).includes(scopes[0] ?? ''), `${name} names its scope`)
      t.match(responses.default, { $ref: '#/components/responses/Problem' })
      t.ok(responses['401'] && responses['403'] && responses['429'], name)
    }
    t.match(under(document.components, 'application/problem+json'), [{ schema: { $ref: /Problem$/ } }])
    const { security } = calls.find(({ operationId }) => operationId === 'postAssessments') ?? {}
    t.same(security, [{ session: [] }, { token: ['assessments:write'] }])
  })

  t.test('every call has examples of what is asked and answered', async (t) => {
    for (const { name, parameters = [], requestBody, responses } of calls) {
      for (const { name: parameter, example, schema } of parameters) {
        const told = example ?? schema.enum ?? schema.default ?? (parameter === 'cursor' || undefined)
        t.not(told, undefined, `${name} shows a ${parameter}`)
      }
      if (requestBody) t.ok(requestBody.content['application/json']?.example, `${name} shows a request`)
      const [status, response] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
      if (status === '204') t.equal(response?.content, undefined)
      else t.ok(response?.content?.['application/json']?.example, `${name} shows an answer`)
    }
  })

  t.test('it tells what webhooks are told', async (t) => {
    const { webhooks } = document as unknown as { webhooks: Record<string, { post: Call }> }
    const call = webhooks.adoptionChanged?.post
    t.match(call?.requestBody?.content['application/json']?.example, {
      type: 'adoption.reported',
      data: { stage: 'running' },
    })
    t.match(
      call?.parameters?.map(({ name }) => name),
      ['X-Lab-Signature', 'X-Lab-Event', 'X-Lab-Delivery'],
    )
  })

  t.test('people can read it, in both languages', async (t) => {
    const [indonesian, english] = [await get('/data/api'), await get('/en/data/api')]
    for (const { operationId, path, method } of calls) {
      for (const { body } of [indonesian, english]) {
        t.match(body, `id="${operationId}"`)
        t.match(body, `<strong>${method.toUpperCase()}</strong> <code>${path}</code>`)
      }
    }
    t.match(indonesian.body, 'Hitung nilai')
    t.match(english.body, 'Score values')
    t.match(indonesian.body, '&quot;index&quot;: &quot;3.00&quot;')
  })
})

t.test('every example is what its schema takes', async (t) => {
  const schemas: { name: string; schema: ZodType }[] = []
  const services = {
    config: readConfig({ LOG_LEVEL: 'silent' }),
    db: {} as never,
    clock: () => new Date(0),
    demonstration: false,
  }
  const listening: (typeof rooms)[number] = (app) => {
    app.addHook('onRoute', ({ method, url, schema }) => {
      if (!url.startsWith('/api/') || !schema) return
      const { body, params, querystring, response = {} } = schema as Record<string, unknown>
      const whole = [body, params, querystring, ...Object.values(response as object)].filter(Boolean) as ZodType[]
      const parts = whole.flatMap((schema) => ('shape' in schema ? Object.values(schema.shape as object) : []))
      for (const one of [...whole, ...(parts as ZodType[])]) schemas.push({ name: `${method} ${url}`, schema: one })
    })
  }
  const app = await createApp(services, [listening, ...rooms])
  await app.close()
  let seen = 0
  for (const { name, schema } of schemas) {
    const { example } = globalRegistry.get(schema) ?? {}
    if (example === undefined) continue
    seen += 1
    const { error } = schema.safeParse(example)
    t.equal(error, undefined, `${name}: ${error?.message}`)
  }
  t.ok(seen > 40, `${seen} examples were tried`)
})

t.test('the examples of scoring come true', async (t) => {
  const { app } = await anApp(t)
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  const { requestBody, responses } = paths['/api/v1/scores'].post
  const payload = requestBody.content['application/json'].example
  const answer = await app.inject({ method: 'POST', url: '/api/v1/scores', payload })
  t.same(answer.json(), responses['200'].content['application/json'].example)
})
