import { LRUCache } from 'lru-cache'
import { rootOf } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { publicGeneration } from '../../db/public-memory.ts'
import { COHORTS } from '../../domain/cohort.ts'
import { regulationName } from '../../domain/instrument-name.ts'
import type { Actor } from '../../domain/permissions.ts'
import { can } from '../../domain/permissions.ts'
import { ASSESSMENT_STAGES, type AssessmentStage, REPORT_BASES, type ReportBasis } from '../../domain/report.ts'
import { inLang, type Lang, type Translate } from '../../web/i18n.ts'
import type { Services } from '../../web/types.ts'
import { type LoadedInstrument, publishedInstruments } from '../instruments/instruments.ts'
import { listCounted, listPublishedSlices, readState, type SliceRow } from './queries.ts'

/** Who reads a report, and in which language: a request is one. */
export interface Reader {
  readonly actor: Actor | null
  readonly lang: Lang
  readonly t: Translate
}

/** Database, clock and settings that a report is made with. */
export type ReportServices = Pick<Services, 'db' | 'clock' | 'config'>

export interface Choice<Key extends string | number = string> {
  readonly key: Key
  /** In the reader's language. */
  readonly label: string
}

/** What a filter may be set to, as far as the reader may see figures of it. */
export interface Choices {
  readonly instruments: readonly (Choice & { readonly indicators: readonly Choice<number>[] })[]
  /** Years with figures, newest first. */
  readonly years: readonly number[]
  readonly bases: readonly Choice<ReportBasis>[]
  readonly stages: readonly Choice<AssessmentStage>[]
  readonly provinces: readonly Choice[]
  readonly types: readonly Choice[]
  readonly cohorts: readonly Choice[]
  /** What there is: instrument, year, basis and stage with figures, the one that is shown unasked first. */
  readonly slices: readonly SliceRow[]
}

/** The bases whose figures somebody may ask for: anybody published and verified ones, the rest after sign-in. */
export const basesOf = (who: Actor | null): readonly ReportBasis[] =>
  REPORT_BASES.filter((basis) => basis === 'published' || basis === 'verified' || can(who, 'report:sums'))

/** What there is to report on for somebody, and its present state. */
export interface State {
  /** The one that is shown unasked first. */
  readonly slices: readonly SliceRow[]
  /** Changes with every stored sum. */
  readonly stamps: string
  /** Changes with adoptions and obstacles. */
  readonly adoptions: string
}

/** What somebody may ask for now: one narrow statement. */
export async function stateFor(db: Services['db'], who: Actor | null): Promise<State> {
  const [{ slices: stored, adoptions }, published] = await Promise.all([readState(db), listPublishedSlices(db)])
  const bases = basesOf(who)
  const all: SliceRow[] = [
    ...stored.filter(({ n }) => n > 0),
    ...published.map((slice) => ({ ...slice, basis: 'published' as const, stage: null, stamp: '', changedAt: null })),
  ]
  const seen = all.filter(({ basis }) => bases.includes(basis))
  // The first results of a year or stage do not hide the whole picture; published figures are few by nature.
  const most = Math.max(0, ...seen.map(({ n }) => n))
  const thin = ({ n, basis }: SliceRow) => Number(basis !== 'published' && 2 * n < most)
  const slices = seen.sort((a, b) => thin(a) - thin(b) || rank(a) - rank(b) || b.year - a.year)
  const stamps = stored.map(({ instrument, year, basis, stage, stamp }) =>
    [instrument, year, basis, stage, stamp].join(' '),
  )
  return { slices, stamps: stamps.join(), adoptions }
}

/** What can be chosen in a report, in the reader's language. */
export const choicesOf = async (services: ReportServices, reader: Reader): Promise<Choices> =>
  choicesFrom(services, reader, await stateFor(services.db, reader.actor))

const MOST = 100
const memories = new WeakMap<Database, LRUCache<string, Promise<Choices>>>()

/** The choices of a state, put together once. */
export function choicesFrom({ db }: ReportServices, reader: Reader, { slices, stamps }: State): Promise<Choices> {
  const root = rootOf(db)
  const memory = memories.get(root) ?? new LRUCache<string, Promise<Choices>>({ max: MOST })
  memories.set(root, memory)
  const key = JSON.stringify([reader.lang, basesOf(reader.actor), publicGeneration(db), stamps])
  const known = memory.get(key)
  if (known) return known
  const made = makeChoices(db, reader, slices)
  memory.set(key, made)
  made.catch(() => memory.delete(key))
  return made
}

async function makeChoices(db: Database, { actor, lang, t }: Reader, slices: readonly SliceRow[]): Promise<Choices> {
  const [instruments, agencies] = await Promise.all([publishedInstruments(db), listCounted(db)])
  const option =
    <Key extends string>(kind: string) =>
    (key: Key): Choice<Key> => ({ key, label: t(`report-data.${kind}.${key}`) })
  const others = new Set(slices.map(({ instrument }) => instrument))
  for (const { id } of instruments) others.delete(id)
  return {
    instruments: [
      ...instruments.map((one) => ({
        key: one.id,
        label: regulationName(one.id),
        indicators: indicatorsOf(lang, one),
      })),
      ...[...others].sort().map((id) => ({ key: id, label: regulationName(id), indicators: [] })),
    ],
    years: [...new Set(slices.map(({ year }) => year))].sort((a, b) => b - a),
    bases: basesOf(actor).map(option('basis')),
    stages: ASSESSMENT_STAGES.map(option('stage')),
    provinces: agencies.filter(({ type }) => type === 'provinsi').map(({ code, name }) => ({ key: code, label: name })),
    types: (['provinsi', 'kabupaten', 'kota'] as const).map(option('type')),
    cohorts: COHORTS.map(option('cohort')),
    slices,
  }
}

const indicatorsOf = (lang: Lang, { indicators }: LoadedInstrument): Choice<number>[] =>
  indicators.map(({ number, code, title, titleEn }) => ({
    key: number,
    label: `${code} ${inLang(lang, title, titleEn)}`,
  }))

/** What was looked at by others comes before what agencies say of themselves; the demonstration's before what little is published. */
const rank = ({ basis, stage }: SliceRow): number =>
  ['verified', 'self', 'simulated', 'published'].indexOf(basis) * 10 - (stage ? ASSESSMENT_STAGES.indexOf(stage) : 0)
