import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { type Conjunction as Group, holds, type Place } from '../../domain/conjunction.ts'
import { comparableInstruments } from '../../domain/instrument.ts'
import { exactInstrument, type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { listCounted, listPublishedOf, readStored, type SliceRow } from './queries.ts'

/** Which agencies, as the rule of suppression names them. */
export type { Conjunction as Group, Place } from '../../domain/conjunction.ts'

/** What is known of the agencies of one province, type and cohort in a slice. */
export interface Cell extends Place {
  readonly n: number
  /** Hundredths of the index (its place is 0), each indicator, aspect and domain, added up; published figures are indices only. */
  readonly sums: readonly number[]
  /** How many agencies have a value of each. */
  readonly counts: readonly number[]
  /** Agencies that have the year before as well, and the sum of their changes. */
  readonly pairs: number
  readonly change: number
}

/** All figures of one instrument, year, basis and stage, as sums. */
export interface Slice extends SliceRow {
  /** What the figures were found with; null where its file is not on this platform. */
  readonly measure: LoadedInstrument | null
  /** Versions of the instrument whose results count together. */
  readonly versions: ReadonlySet<number>
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

type Gathered = { -readonly [Key in keyof Cell]: Cell[Key] }

/** Cells by their place, empty at first. */
function gathering() {
  const cells = new Map<string, Gathered>()
  const at = ({ province, type, cohort }: Place): Gathered => {
    const key = placeOf({ province, type, cohort })
    const known = cells.get(key)
    if (known) return known
    const fresh: Gathered = { province, type, cohort, n: 0, sums: [], counts: [], pairs: 0, change: 0 }
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
    cell.sums = plus(cell.sums, [hundredths])
    cell.counts = plus(cell.counts, [1])
    const last = earlier.get(code)
    if (last === undefined) continue
    cell.pairs += 1
    cell.change += hundredths - last
  }
  const measure = instruments.find(({ id }) => id === row.instrument) ?? null
  return { ...row, measure, versions: new Set(), cells: all() }
}

/** Versions of an instrument whose results may stand beside each other count together; of others the newest. */
async function ofStored(db: Database, row: SliceRow): Promise<Slice> {
  const { cells, pairs } = await readStored(db, row)
  const loaded = new Map<number, LoadedInstrument>()
  for (const version of new Set([...cells.map((cell) => cell.version), ...pairs.map(({ prior }) => prior)])) {
    loaded.set(version, await exactInstrument(db, { id: row.instrument, version }))
  }
  const newest = Math.max(...cells.map(({ version }) => version))
  const measure = loaded.get(newest) ?? null
  const alike = new Set(
    [...loaded].filter(([, one]) => measure && comparableInstruments(one, measure)).map(([key]) => key),
  )
  const { at, all } = gathering()
  for (const stored of cells) {
    if (!alike.has(stored.version)) continue
    const cell = at(stored)
    cell.n += stored.n
    cell.sums = plus(cell.sums, stored.sums)
    cell.counts = plus(cell.counts, stored.counts)
  }
  for (const stored of pairs) {
    if (!alike.has(stored.version) || !alike.has(stored.prior)) continue
    const cell = at(stored)
    cell.pairs += stored.n
    cell.change += stored.change
  }
  return { ...row, measure, versions: alike, cells: all() }
}

/** Where the index stands in `sums`. */
export const INDEX = 0

/** How many agencies of a group there are, of how many one thing is known (by its place in `sums`), and its sum. */
export function measuredOf({ cells }: Pick<Slice, 'cells'>, group: Group, place: number) {
  const total = { n: 0, counted: 0, sum: 0, pairs: 0, change: 0 }
  for (const cell of cells) {
    if (!isIn(group, cell)) continue
    total.n += cell.n
    total.counted += cell.counts[place] ?? 0
    total.sum += cell.sums[place] ?? 0
    total.pairs += cell.pairs
    total.change += cell.change
  }
  return total
}

/** Whether a place belongs to a group. */
export const isIn = holds

export const placeOf = ({ province, type, cohort }: Place): string => `${province} ${type} ${cohort}`

const plus = (a: readonly number[], b: readonly number[]): readonly number[] =>
  a.length === 0 ? b : b.length === 0 ? a : a.map((value, at) => value + (b[at] ?? 0))
