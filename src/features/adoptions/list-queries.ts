import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { isOpen, isRunning, STAGES, type Stage } from '../../domain/adoption.ts'
import { silentOn } from './silence-queries.ts'

export interface ListFilter {
  /** Whose adoptions: own ones, those of own practices, or everything that may be seen. */
  readonly view: 'own' | 'practices' | 'all'
  /** The agencies `own` and `practices` mean. */
  readonly agencies: readonly string[]
  readonly stage: Stage | undefined
  /** Slug; empty for all. */
  readonly practice: string
  readonly mark: 'overdue' | 'waiting' | 'silent' | 'obstacles' | 'unverified' | undefined
  /** Undefined for both. */
  readonly basis?: ReportBasis | undefined
  /** What `waiting` waits for. */
  readonly words?: Words
}

/** The word that is somebody's task to give. */
export interface Words {
  /** Agencies for whose practices they confirm. */
  readonly confirms: readonly string[]
  /** Two digits of the provinces in which they verify, or everywhere. */
  readonly verifies: readonly string[] | 'all'
}

/** Where a list goes on: next date and id of the last one shown. */
export interface Place {
  readonly due: string
  readonly id: string
}

const LAST = '9999-12-31'

/** Adoptions in the order in which news of them is due, as far as `tx` may see them. */
export const listAdoptions = (
  tx: Handle,
  filter: ListFilter,
  today: string,
  { limit, after, offset = 0 }: { readonly limit: number; readonly after: Place | null; readonly offset?: number },
) =>
  filtered(tx, filter, today)
    .innerJoin('agency', 'agency.code', 'adoption.agency_id')
    .innerJoin('practice', 'practice.slug', 'adoption.practice_slug')
    .select([
      'adoption.id',
      'adoption.agency_id',
      'agency.name as agency_name',
      'adoption.owner_id',
      'adoption.practice_slug',
      'practice.title',
      'practice.title_en',
      'adoption.stage',
      'adoption.basis',
      'adoption.last_on',
      'adoption.next_on',
      'adoption.target_on',
      'adoption.open_obstacles',
      'adoption.confirmed_on',
      'adoption.verified_on',
    ])
    .select(due.as('due'))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(${due}, adoption.id) > (${after?.due}, ${after?.id}::uuid)`),
    )
    .orderBy('due')
    .orderBy('adoption.id')
    .limit(limit)
    .offset(offset)
    .execute()

/** How many there are of each basis; one of which there are none is absent. */
export const countAdoptions = (tx: Handle, filter: ListFilter, today: string) =>
  filtered(tx, filter, today)
    .groupBy('adoption.basis')
    .select(['adoption.basis', sql<number>`count(*)::int`.as('n')])
    .orderBy('adoption.basis')
    .execute()

function filtered(
  tx: Handle,
  { view, agencies, stage, practice, mark, basis, words = NO_WORDS }: ListFilter,
  today: string,
) {
  let query = tx.selectFrom('adoption')
  if (view === 'own') query = query.where('adoption.agency_id', 'in', agencies)
  if (view === 'practices') query = query.where('adoption.owner_id', 'in', agencies)
  if (stage !== undefined) query = query.where('adoption.stage', '=', stage)
  if (practice !== '') query = query.where('adoption.practice_slug', '=', practice)
  if (basis !== undefined) query = query.where('adoption.basis', '=', basis)
  if (mark === 'overdue') {
    query = query.where('adoption.next_on', '<', today).where('adoption.stage', 'in', STAGES.filter(isOpen))
  }
  if (mark === 'waiting') query = query.where(waitsFor(words))
  if (mark === 'obstacles') query = query.where('adoption.open_obstacles', '>', 0)
  if (mark === 'unverified') query = query.where(runs).where('adoption.verified_on', 'is', null)
  if (mark === 'silent') query = query.where(silentOn(today))
  return query
}

const NO_WORDS: Words = { confirms: [], verifies: [] }
const runs = sql<boolean>`adoption.stage = any (${STAGES.filter(isRunning)})`

/** Runs, and lacks the word that is theirs to give; nobody confirms what the own agency takes over. */
const waitsFor = ({ confirms, verifies }: Words) =>
  sql<boolean>`(${runs} and (
    (adoption.confirmed_on is null and adoption.owner_id = any (${confirms}) and adoption.agency_id <> all (${confirms}))
    or (adoption.verified_on is null and ${
      verifies === 'all' ? sql`true` : sql`left(adoption.agency_id, 2) = any (${verifies})`
    })))`

const due = sql<string>`coalesce(adoption.next_on, ${sql.lit(LAST)}::date)::text`

export type ListRow = Awaited<ReturnType<typeof listAdoptions>>[number]
