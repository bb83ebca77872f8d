import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { ReportBasis, Schema } from '../../db/schema.ts'
import type { ObstacleType, Resolution } from '../../domain/obstacle.ts'

const withPractice = (tx: Handle) =>
  tx
    .selectFrom('common_obstacle as c')
    .innerJoin('practice as p', 'p.slug', 'c.practice_slug')
    // one that the reader may not open is not linked
    .leftJoin('question as q', 'q.id', 'c.question_id')
    .select([
      'c.id',
      'c.practice_slug',
      'p.title',
      'p.title_en',
      'c.type',
      'c.problem',
      'c.solution',
      'q.id as question_id',
      'c.basis',
    ])

/** What is published, as far as `tx` may see it: of a practice, the newest first. */
export const listOfPractice = (tx: Handle, practice: string) =>
  withPractice(tx)
    .where('c.state', '=', 'published')
    .where('c.practice_slug', '=', practice)
    .orderBy('c.decided_at', 'desc')
    .execute()

export type CommonRow = Awaited<ReturnType<typeof listOfPractice>>[number]

const MOST = 5

/** What is published of a type, that of one practice first. */
export const listOfType = (tx: Handle, type: ObstacleType, practice: string) =>
  withPractice(tx)
    .where('c.state', '=', 'published')
    .where('c.type', '=', type)
    .orderBy(sql`c.practice_slug = ${practice}`, 'desc')
    .orderBy('c.decided_at', 'desc')
    .limit(MOST)
    .execute()

export interface SolvedRow {
  readonly id: string
  readonly practice_slug: string
  readonly title: string
  readonly title_en: string
  readonly detail: string
  readonly resolution: Resolution
  readonly note: string
  readonly days: number
  readonly basis: ReportBasis
}

/** Obstacles of the same type that were resolved anywhere, without whose they were. */
export async function listSolved(
  tx: Handle,
  { id, type, practice }: { readonly id: string; readonly type: ObstacleType; readonly practice: string },
): Promise<readonly SolvedRow[]> {
  const { rows } = await sql<SolvedRow>`
    select s.*, p.title, p.title_en from solved_obstacles(${type}, ${practice}, ${id}) with ordinality s
    join practice p on p.slug = s.practice_slug order by s.ordinality`.execute(tx)
  return rows
}

/** A question that was made of an obstacle, with the answer that solved it. */
export const readAsked = (tx: Handle, id: string) =>
  tx
    .selectFrom('question as q')
    .leftJoin('post as p', 'p.id', 'q.accepted_id')
    .leftJoin('agency as a', 'a.code', 'p.agency_id')
    .where('q.id', '=', id)
    .select([
      'q.id',
      'q.title',
      'q.obstacle_id',
      'q.basis',
      'q.accepted_id',
      'p.body as answer',
      'p.basis as answer_basis',
      'p.agency_id as answered_by',
      'a.name as answerer',
    ])
    .executeTakeFirst()

export async function insertProposal(tx: Handle, proposal: Insertable<Schema['common_obstacle']>): Promise<void> {
  await tx.insertInto('common_obstacle').values(proposal).execute()
}

/** What waits for a curator, the oldest first. */
export const listProposed = (tx: Handle) =>
  withPractice(tx)
    .innerJoin('agency as a', 'a.code', 'c.agency_id')
    .where('c.state', '=', 'proposed')
    .select(['a.name as agency_name', 'c.proposed_at'])
    .orderBy('c.proposed_at')
    .execute()

const RECENT = 10

/** What was decided last. */
export const listDecided = (tx: Handle) =>
  withPractice(tx)
    .where('c.state', '<>', 'proposed')
    .select(['c.state', 'c.note', 'c.decided_at'])
    .orderBy('c.decided_at', 'desc')
    .limit(RECENT)
    .execute()

export const readProposal = (tx: Handle, id: string) =>
  withPractice(tx)
    .innerJoin('agency as a', 'a.code', 'c.agency_id')
    .leftJoin('agency as s', 's.code', 'c.solved_by')
    .where('c.id', '=', id)
    .select(['c.state', 'c.note', 'c.agency_id', 'a.name as agency_name', 'c.solved_by', 's.name as solver_name'])
    .executeTakeFirst()

export interface Decided {
  readonly state: 'published' | 'declined'
  readonly problem: string
  readonly solution: string
  readonly note: string
  readonly decided_by: string
  readonly decided_at: Date
}

/** False where somebody decided before. */
export async function decide(tx: Handle, id: string, decided: Decided): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('common_obstacle')
    .set(decided)
    .where('id', '=', id)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
