import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { comparableInstruments } from '../../domain/instrument.ts'
import type { Hundredths } from '../../domain/numbers.ts'
import { exactInstrument, type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { listCounted, listPublishedOf, readStored, type SliceRow } from './queries.ts'

/** Which agencies: all of a province, type and cohort; null is any. */
export interface Group {
  readonly province: string | null
  readonly type: string | null
  readonly cohort: string | null
}

/** What is known of the agencies of one province, type and cohort in a slice. */
export interface Cell {
  readonly province: string
  readonly type: string
  readonly cohort: string
  readonly n: number
  /** Hundredths of each indicator, aspect and domain, added up, and how many agencies have one; empty where only indices are known. */
  readonly sums: readonly number[]
  readonly counts: readonly number[]
  /** How many agencies have which index. */
  readonly indices: ReadonlyMap<Hundredths, number>
  readonly indexSum: number
  /** Agencies that have the year before as well, and the sum of their changes. */
  readonly pairs: number
  readonly change: number
}

/** All figures of one instrument, year, basis and stage, as sums. */
export interface Slice extends SliceRow {
  /** What the figures were found with; null where its file is not on this platform. */
  readonly measure: LoadedInstrument | null
  readonly cells: readonly Cell[]
}
const MOST = 60
const memories = new WeakMap<Database, LRUCache<string, Promise<Slice>>>()

/** The sums of a slice, read once for each of its states. */
export function loadSlice(db: Database, row: SliceRow): Promise<Slice> {
  const root = rootOf(db)
  const memory = memories.get(root) ?? new LRUCache<string, Promise<Slice>>({ max: MOST })
  memories.set(root, memory)
  const state = row.basis === 'published' ? publicGeneration(db) : row.stamp
  const key = JSON.stringify([row.instrument, row.year, row.basis, row.stage, state])
  const known = memory.get(key)
  if (known) return known
  const made = row.basis === 'published' ? ofPublished(db, row) : ofStored(db, row)
  memory.set(key, made)
  // What failed is asked again.
  made.catch(() => memory.delete(key))
  return made
}

interface Gathered {
  province: string
  type: string
  cohort: string
  n: number
  sums: number[]
  counts: number[]
  indices: Map<Hundredths, number>
  indexSum: number
  pairs: number
  change: number
}
type Place = Pick<Gathered, 'province' | 'type' | 'cohort'>

function gathering() {
  const cells = new Map<string, Gathered>()
  const none = () => ({ n: 0, sums: [], counts: [], indices: new Map(), indexSum: 0, pairs: 0, change: 0 })
  const at = ({ province, type, cohort }: Place): Gathered => {
    const key = `${province} ${type} ${cohort}`
    const known = cells.get(key)
    if (known) return known
    const fresh = { province, type, cohort, ...none() }
    cells.set(key, fresh)
    return fresh
  }
  return { at, all: () => [...cells.values()] }
}

async function ofPublished(db: Database, row: SliceRow): Promise<Slice> {
  const [agencies, now, before, instruments] = await Promise.all([
    listCounted(db),
    listPublishedOf(db, row.instrument, row.year),
    listPublishedOf(db, row.instrument, row.year - 1),
    publishedInstruments(db),
  ])
  const places = new Map(agencies.map((agency) => [agency.code, agency]))
  const earlier = new Map(before.map(({ code, hundredths }) => [code, hundredths]))
  const { at, all } = gathering()
  for (const { code, hundredths } of now) {
    const place = places.get(code)
    if (!place) continue
    const cell = at(place)
    cell.n += 1
    add(cell.indices, hundredths, 1)
    cell.indexSum += hundredths
    const last = earlier.get(code)
    if (last === undefined) continue
    cell.pairs += 1
    cell.change += hundredths - last
  }
  return { ...row, measure: instruments.find(({ id }) => id === row.instrument) ?? null, cells: all() }
}

/** Versions of an instrument whose results may stand beside each other count together; of others the newest. */
async function ofStored(db: Database, row: SliceRow): Promise<Slice> {
  const { cells, indices, pairs } = await readStored(db, row)
  const versions = [...new Set(cells.map(({ version }) => version))]
  const loaded = await Promise.all(versions.map((version) => exactInstrument(db, { id: row.instrument, version })))
  const measure = loaded.reduce<LoadedInstrument | null>(
    (newest, one) => (newest && newest.version > one.version ? newest : one),
    null,
  )
  const alike = new Set(
    loaded.filter((one) => measure && comparableInstruments(one, measure)).map(({ version }) => version),
  )
  const { at, all } = gathering()
  for (const stored of cells.filter(({ version }) => alike.has(version))) {
    const cell = at(stored)
    cell.n += stored.n
    cell.sums = plus(cell.sums, stored.sums)
    cell.counts = plus(cell.counts, stored.counts)
  }
  for (const stored of indices.filter(({ version }) => alike.has(version))) {
    const cell = at(stored)
    add(cell.indices, stored.hundredths, stored.n)
    cell.indexSum += stored.hundredths * stored.n
  }
  const priors = await Promise.all(
    [...new Set(pairs.map(({ prior }) => prior))].map((version) =>
      exactInstrument(db, { id: row.instrument, version }),
    ),
  )
  const before = new Set(
    priors.filter((one) => measure && comparableInstruments(one, measure)).map(({ version }) => version),
  )
  for (const stored of pairs.filter(({ version, prior }) => alike.has(version) && before.has(prior))) {
    const cell = at(stored)
    cell.pairs += stored.n
    cell.change += stored.change
  }
  return { ...row, measure, cells: all() }
}

/** Everything known of a group: one cell made of all that belong to it. */
export function totalOf({ cells }: Pick<Slice, 'cells'>, group: Group): Omit<Cell, keyof Place> {
  const total = { n: 0, sums: [] as number[], counts: [] as number[], indices: new Map<Hundredths, number>() }
  let [pairs, change, indexSum] = [0, 0, 0]
  for (const cell of cells) {
    if (!isIn(group, cell)) continue
    total.n += cell.n
    indexSum += cell.indexSum
    total.sums = plus(total.sums, cell.sums)
    total.counts = plus(total.counts, cell.counts)
    for (const [hundredths, n] of cell.indices) add(total.indices, hundredths, n)
    pairs += cell.pairs
    change += cell.change
  }
  return { ...total, indexSum, pairs, change }
}

/** What a line of a breakdown shows: the index, or a part of it by its place in `sums`. */
export type Measured = 'index' | number

/** How many agencies of a group there are, and of how many the mean of what is measured is made. */
export function measuredOf({ cells }: Pick<Slice, 'cells'>, group: Group, measured: Measured) {
  const total = { n: 0, counted: 0, sum: 0, pairs: 0, change: 0 }
  for (const cell of cells) {
    if (!isIn(group, cell)) continue
    total.n += cell.n
    total.counted += measured === 'index' ? cell.n : (cell.counts[measured] ?? 0)
    total.sum += measured === 'index' ? cell.indexSum : (cell.sums[measured] ?? 0)
    total.pairs += cell.pairs
    total.change += cell.change
  }
  return total
}

/** Whether a place belongs to a group. */
export const isIn = (group: Group, { province, type, cohort }: Place): boolean =>
  (group.province === null || group.province === province) &&
  (group.type === null || group.type === type) &&
  (group.cohort === null || group.cohort === cohort)

const plus = (a: readonly number[], b: readonly number[]): number[] =>
  a.length === 0 ? [...b] : b.length === 0 ? [...a] : a.map((value, at) => value + (b[at] ?? 0))

const add = <K>(counts: Map<K, number>, key: K, n: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + n)
}
