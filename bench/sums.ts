import { readConfig } from '../src/config.ts'
import { asPlatform } from '../src/db/actor.ts'
import { bumpDataVersion, noticeDataVersion, watchDataVersion } from '../src/db/data-version.ts'
import { connect, type Database } from '../src/db/database.ts'
import { rememberPublicData } from '../src/db/public-memory.ts'
import type { Actor } from '../src/domain/permissions.ts'
import { readIndices, readStored, type SliceKey } from '../src/features/reports/queries.ts'
import { type Reader, reportOf, summaryOf } from '../src/features/reports/reports.ts'
import { translator } from '../src/web/i18n.ts'
import { addAssessments, ageSums, allowCopies, reportFromAnswers, tidyUp } from './queries.ts'
import { figure, table } from './table.ts'

const RUNS = 9
const SLICE: SliceKey = { instrument: 'permenpanrb-59-2020', year: 2024, basis: 'simulated', stage: 'self' }
const FILTER = { ...SLICE, province: null, type: null, cohort: null, indicator: null, detail: 'summary' } as const

const reader = (role: 'ministry' | 'member'): Reader => {
  const post = {
    id: 'm',
    role,
    agency: role === 'member' ? '32.05' : null,
    agencyName: null,
    province: null,
    unit: null,
  }
  const actor: Actor = {
    personId: '01910000-0000-7000-8000-000000000000',
    name: '',
    language: 'id',
    memberships: [post],
  }
  return { actor, lang: 'id', t: translator('id') }
}

interface Line {
  readonly name: string
  readonly run: (db: Database) => Promise<unknown>
}

/** What a report costs whose sums have just changed, so that nothing of it is remembered. */
const LINES: readonly Line[] = [
  { name: 'sums of one year, stored', run: (db) => Promise.all([readStored(db, SLICE), readIndices(db, SLICE)]) },
  { name: 'whole report, ministry', run: anew(reader('ministry'), FILTER) },
  { name: 'whole report, suppressed for a member', run: anew(reader('member'), FILTER) },
  { name: 'whole report of a province, ministry', run: anew(reader('ministry'), { ...FILTER, province: '32' }) },
  { name: 'as a file with a line for each region, which grow', run: (db) => anewFile(db) },
]

function anew(who: Reader, filter: typeof FILTER | (Omit<typeof FILTER, 'province'> & { province: string })) {
  return async (db: Database) => {
    await asPlatform(db, ageSums)
    return summaryOf(servicesOf(db), who, filter)
  }
}

async function anewFile(db: Database) {
  await asPlatform(db, ageSums)
  return reportOf(servicesOf(db), reader('ministry'), { ...FILTER, detail: 'rows' })
}

const servicesOf = (db: Database) => ({ db, clock: () => new Date('2026-11-24T03:00:00Z'), config: readConfig({}) })

/** Reports from stored sums beside the same from answer rows, and what becomes of them where there is `scale` times as much. */
export async function sumsTable(
  { ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string },
  scale: number,
): Promise<string> {
  const db = connect(appUrl, { max: 4 })
  const owner = connect(ownerUrl, { max: 1 })
  // As the program does: the directory of regions is not read with every report.
  const version = watchDataVersion(db, 60_000)
  rememberPublicData(db, version)
  try {
    const answers = await timeOf(() => asPlatform(db, (tx) => reportFromAnswers(tx, SLICE)))
    const before = await timesOf(db)
    const first = before[0] ?? Number.NaN
    const told = `Sums of one year from answer rows: ${figure(answers, 1)} ms; stored ${figure(first, 1)} ms, a share of ${figure(first / answers, 3)} (≤ 0.05 wanted).`
    if (scale === 1) return `${told}\n\n${table(['ms', 'once'], rowsOf(before))}`
    await allowCopies(owner)
    const began = performance.now()
    for (let copy = 2; copy <= scale; copy++) await asPlatform(db, (tx) => addAssessments(tx, copy))
    const grown = `${Math.round((performance.now() - began) / 1000)} s to write ${scale} times the assessments, sums included`
    await tidyUp(owner)
    await bumpDataVersion(db)
    await noticeDataVersion(db)
    const after = await timesOf(db)
    const rows = rowsOf(before).map((row, at) => {
      const [once = 0, times = 0] = [before[at], after[at]]
      return [...row, figure(times, 1), figure(times / once, 2)]
    })
    return `${told}\n${grown}\n\n${table(['ms', 'once', `${scale} times`, 'ratio (≤ 2)'], rows)}`
  } finally {
    version.stop()
    await Promise.all([db.destroy(), owner.destroy()])
  }
}

const rowsOf = (times: readonly number[]): string[][] =>
  LINES.map(({ name }, at) => [name, figure(times[at] ?? null, 1)])

async function timesOf(db: Database): Promise<number[]> {
  const times: number[] = []
  for (const { run } of LINES) times.push(await timeOf(() => run(db)))
  return times
}

/** The median of some runs, in milliseconds. */
async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  await run()
  for (let turn = 0; turn < RUNS; turn++) {
    const began = performance.now()
    await run()
    times.push(performance.now() - began)
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Number.NaN
}
