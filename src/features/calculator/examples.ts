import type { ScoreOutput } from './schema.ts'

/** What the description of the API shows: 47 values, and what they come to. */
export const someValues = { instrument: 'permenpanrb-59-2020', values: Array.from({ length: 47 }, () => 3) }

const all = (prefix: string, n: number) =>
  Array.from({ length: n }, (_, at) => ({ code: `${prefix}${at + 1}`, value: '3.00' }))

export const aScore: ScoreOutput = {
  index: '3.00',
  indexExact: '3',
  predicate: 'Baik',
  domains: all('D', 4),
  aspects: all('A', 8),
}
