import type { z } from 'zod'

/** One field as it comes back to the person who typed it. */
export interface Field {
  readonly value: string
  /** Key of a text in the catalogues; null when nothing is wrong. */
  readonly error: string | null
}

export type Reading<Shape extends z.ZodRawShape> =
  | { readonly ok: true; readonly data: z.output<z.ZodObject<Shape>>; readonly fields: Fields<Shape> }
  | { readonly ok: false; readonly fields: Fields<Shape> }

export type Fields<Shape extends z.ZodRawShape> = Readonly<Record<Extract<keyof Shape, string>, Field>>

/**
 * Reads a posted form. Each message of the schema is a catalogue key; what was typed always comes back, so the same
 * view can be shown again with status 422. Unknown fields are ignored, a repeated field counts as its last value.
 */
export function readForm<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, body: unknown): Reading<Shape> {
  const typed = texts(schema, body)
  const result = schema.safeParse(typed)
  const errors = new Map<string, string>()
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0])
    if (!errors.has(name)) errors.set(name, issue.message)
  }
  const names = Object.keys(schema.shape)
  const fields = Object.fromEntries(
    names.map((name) => [name, { value: typed[name] ?? '', error: errors.get(name) ?? null }]),
  ) as Fields<Shape>
  return result.success ? { ok: true, data: result.data, fields } : { ok: false, fields }
}

/** An untouched form. */
export function emptyForm<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>): Fields<Shape> {
  const blank: Field = { value: '', error: null }
  return Object.fromEntries(Object.keys(schema.shape).map((name) => [name, blank])) as Fields<Shape>
}

/** Boxes of one name that were ticked come as one field each: here they become one, with commas between. */
export function withTicks(body: unknown, name: string): unknown {
  if (body === null || typeof body !== 'object') return body
  const ticks = [(body as Readonly<Record<string, unknown>>)[name]].flat().filter(Boolean)
  return { ...body, [name]: ticks.join(',') }
}

function texts(schema: z.ZodObject, body: unknown): Readonly<Record<string, string>> {
  const given = body !== null && typeof body === 'object' ? (body as Readonly<Record<string, unknown>>) : {}
  return Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const raw = Object.hasOwn(given, name) ? given[name] : undefined
      const last: unknown = Array.isArray(raw) ? raw.at(-1) : raw
      // NUL cannot be stored by Postgres; nothing a person types contains it
      return typeof last === 'string' ? [[name, last.replaceAll('\0', '')]] : []
    }),
  )
}
