import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Instrument, parseInstrument } from '../../src/domain/instrument.ts'
import type { Values } from '../../src/domain/scoring.ts'

export const SPBE = 'data/instruments/permenpanrb-59-2020.json'
export const PEMDI = 'data/instruments/permenpanrb-8-2026.json'

/** The content of a file of the repository, read anew so that a test may spoil it. */
export const contentOf = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))

export const spbe: Instrument = parseInstrument(contentOf(SPBE), SPBE)
export const pemdi: Instrument = parseInstrument(contentOf(PEMDI), PEMDI)

/** The content of a file (or a copy of content) with one node replaced or, with `undefined`, taken out. */
export const spoiled = (source: unknown, path: readonly (string | number)[], value: unknown): unknown => {
  const content = typeof source === 'string' ? contentOf(source) : structuredClone(source)
  const last = path[path.length - 1]
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Reflect.get(objectAt(node, path), key), content)
  if (last === undefined) throw new Error('a path names something')
  if (value === undefined && Array.isArray(parent)) parent.splice(Number(last), 1)
  else if (value === undefined) Reflect.deleteProperty(objectAt(parent, path), last)
  else Reflect.set(objectAt(parent, path), last, value)
  return content
}

const objectAt = (node: unknown, path: readonly (string | number)[]): object => {
  if (typeof node !== 'object' || node === null) throw new Error(`nothing at ${path.join('.')}`)
  return node
}

/** Values in hundredths from whole or decimal levels. */
export const levels = (given: readonly (number | null)[]): Values =>
  given.map((level) => (level === null ? null : Math.round(level * 100)))

/** The same level for every indicator. */
export const everywhere = (instrument: Instrument, level: number | null): Values =>
  levels(instrument.indicators.map(() => level))

const scores = z.record(z.string(), z.string())
const result = z.object({ index: z.string(), predicate: z.string() })
const computed = result.extend({ indexExact: z.string(), aspects: scores, domains: scores })

const oracleFile = z.object({
  spbe: z.array(z.object({ id: z.string(), levels: z.array(z.number()), computed, published: result.optional() })),
  spbeDomainLevel: z.array(
    z.object({
      id: z.string(),
      domains: z.record(z.string(), z.number()),
      computedFromRoundedDomains: z.string(),
      published: result,
    }),
  ),
  regulationExamples: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      input: z.record(z.string(), z.union([z.number(), z.string()])),
      expected: z.string(),
    }),
  ),
  pemdi: z.array(z.object({ id: z.string(), values: z.array(z.number()), computed })),
})

/** Reference results that were computed or published elsewhere. */
export const oracles = oracleFile.parse(contentOf('test/support/fixtures/oracles.json'))

/** One of them: 47 levels of every kind, index 2.7655. */
export const mixed: readonly number[] = oracles.spbe.find(({ id }) => id === 'oracle-mixed')?.levels ?? []
