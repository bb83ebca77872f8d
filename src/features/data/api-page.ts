import { catalogues } from '../../web/i18n.ts'
import type { apiDocument } from '../../web/openapi.ts'
import { isOpen, type Operation } from '../../web/openapi-operations.ts'
import { TOLD } from '../../web/openapi-webhooks.ts'
import type { Speaker } from '../../web/trend.ts'
import type { ApiCall, ApiProps } from './pages.ts'

type Document = ReturnType<typeof apiDocument>

interface Described extends Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
}

const METHODS = ['get', 'post', 'patch', 'put', 'delete'] as const

/** The description of the API as people read it: every call by subject, in the order of the document. */
export function apiProps(speaker: Speaker, { paths = {} }: Document): ApiProps {
  const calls = Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = (operations as Readonly<Record<string, Described | undefined>>)[method]
      return operation ? [{ tag: operation.tags?.[0] ?? '', call: callOf(speaker, path, method, operation) }] : []
    }),
  )
  const groups = [...Map.groupBy(calls, ({ tag }) => tag)].map(([tag, members]) => ({
    id: tag,
    title: textOf(speaker, `data.api.tag.${tag}`, tag),
    calls: members.map(({ call }) => call),
  }))
  return { groups, told: JSON.stringify(TOLD, null, 2) }
}

/** The document marks code as Markdown does. */
const plain = (text: string): string => text.replaceAll('`', '')

const textOf = ({ lang }: Speaker, key: string, other: string): string => catalogues[lang].get(key) ?? other

function callOf(speaker: Speaker, path: string, method: string, operation: Described): ApiCall {
  const { operationId = '', summary = '', description = '', security = [], parameters = [] } = operation
  return {
    id: operationId,
    method: method.toUpperCase(),
    address: path,
    summary: textOf(speaker, `data.api.call.${operationId}`, summary),
    description: plain(description),
    open: isOpen(security),
    scope: security.flatMap(({ token = [] }) => token)[0] ?? '',
    parameters: parameters.map((parameter) => parameterOf(speaker, parameter)),
    request: exampleIn(operation.requestBody),
    ...answerOf(operation),
  }
}

interface Parameter {
  readonly name?: string
  readonly in?: string
  readonly required?: boolean
  readonly description?: string
  readonly example?: unknown
  readonly schema?: { readonly description?: string; readonly enum?: readonly unknown[]; readonly default?: unknown }
}

const parameterOf = ({ t }: Speaker, { schema = {}, ...parameter }: Parameter) => ({
  name: parameter.name ?? '',
  place: t(`data.api.in.${parameter.in === 'path' ? 'path' : 'query'}`),
  description: plain(parameter.description ?? schema.description ?? ''),
  values: (schema.enum ?? []).join(' · '),
  example: parameter.example === undefined ? '' : String(parameter.example),
  usual: schema.default === undefined ? '' : String(schema.default),
})

function answerOf({ responses = {} }: Operation): { readonly status: string; readonly answer: string } {
  const [status = '', response = {}] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? []
  return { status, answer: exampleIn(response) }
}

function exampleIn(described: object | undefined): string {
  const { content = {} } = (described ?? {}) as { readonly content?: Readonly<Record<string, { example?: unknown }>> }
  const example = content['application/json']?.example
  return example === undefined ? '' : folded(JSON.stringify(example, null, 2))
}

/** Lists of numbers and small objects stand on one line. */
const folded = (json: string): string =>
  json
    .replaceAll(/\[\s+([\d.]+(?:,\s+[\d.]+)*)\s+\]/g, (_all, list: string) => `[${list.replaceAll(/\s+/g, ' ')}]`)
    .replaceAll(/\{\s+([^{}[\]]{1,90}?)\s+\}/g, (_all, members: string) => `{ ${members.replaceAll(/\n\s+/g, ' ')} }`)
