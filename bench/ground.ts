import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { loadData } from '../src/commands/load-data.ts'
import { randomPassword } from '../src/commands/passwords.ts'
import { seedDemo } from '../src/commands/seed-demo.ts'
import { connect } from '../src/db/database.ts'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { type Extent, fillBench, type Member, type SignedIn } from './data.ts'
import type { Asked } from './load.ts'
import type { Pids } from './measure.ts'
import { answersOf, questionsOf } from './posting.ts'
import { familyOf } from './processes.ts'
import { type Running, startBaseline, startProgram } from './program.ts'
import { savesOf } from './saves.ts'
import { postmasterIn } from './starts.ts'

/** What is measured, running: the program on a database of the bench's own, and H beside it. */
export interface Ground {
  readonly program: Running
  readonly baseline: Running
  /** Who looks at pages: signed in, with every answer given. */
  readonly reader: Member
  /** Who looks at the board of obstacles. */
  readonly curator: SignedIn
  /** Who reads reports. */
  readonly ministry: SignedIn
  /** The others save, one after another. */
  readonly saves: () => Asked
  /** Ids of questions with ten answers. */
  readonly questions: readonly string[]
  /** They ask, and answer those questions. */
  readonly asks: () => Asked
  readonly answers: () => Asked
  /** The database as the program uses it. */
  readonly appUrl: string
  readonly ownerUrl: string
  readonly programPids: Pids
  readonly databasePids: Pids
}

/** Whatever was started, stopped and removed in the end, the last first. */
export type AtEnd = (close: () => Promise<unknown>) => void

const DATA = join(import.meta.dirname, '../data')

/** Makes the demonstration in an empty database; gives the password of its people. */
export async function fillDemonstration(
  { ownerUrl, appUrl }: { readonly ownerUrl: string; readonly appUrl: string },
  at: Date,
): Promise<string> {
  const password = randomPassword()
  await migrate(ownerUrl, appUrl)
  const db = connect(appUrl)
  await loadData(db, DATA, at)
  await seedDemo(db, { password, at })
  await db.destroy()
  return password
}

/** A throwaway server with its usual settings, filled, and both programs as processes of their own. */
export async function prepareGround(
  folder: string,
  extent: Extent,
  atEnd: AtEnd,
  options: readonly string[] = [],
): Promise<Ground> {
  const postgres = await startEmbedded(folder)
  // Beside the folder where the server's user could not get into that.
  atEnd(() => rm(dirname(postgres.dataDir), { recursive: true, force: true }))
  atEnd(postgres.stop)
  const { ownerUrl, appUrl } = postgres
  const password = await fillDemonstration(postgres, extent.at)
  const { members, curator, ministry, questions } = await fillBench(postgres, extent)
  const [reader, ...others] = members
  if (!reader) throw new Error('nobody is there')
  const settings = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DEMO: 'on', DEMO_PASSWORD: password }
  const program = await startProgram({ ...settings, DATA_DIR: join(folder, 'program') }, options)
  atEnd(program.stop)
  const baseline = await startBaseline()
  atEnd(baseline.stop)
  const postmaster = await postmasterIn(folder)
  return {
    program,
    baseline,
    reader,
    curator,
    ministry,
    saves: savesOf(others),
    questions,
    asks: questionsOf(others),
    answers: answersOf(others, questions),
    appUrl,
    ownerUrl,
    programPids: () => [program.pid],
    databasePids: () => familyOf(postmaster),
  }
}
