import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssignmentEventKind } from '../../db/schema.ts'
import type { Begun, HandoverState, Task } from '../../domain/handover.ts'

export interface Unit {
  readonly id: string
  readonly name: string
}

export const listUnits = (tx: Handle, agencyId: string): Promise<Unit[]> =>
  tx.selectFrom('unit').where('agency_id', '=', agencyId).select(['id', 'name']).orderBy('name').execute()

export const insertUnit = (tx: Handle, agencyId: string, { id, name }: Unit) =>
  tx
    .insertInto('unit')
    .values({ id, agency_id: agencyId, name })
    .onConflict((conflict) => conflict.columns(['agency_id', 'name']).doNothing())
    .execute()

export interface NewAssignment {
  readonly number: number
  readonly unitId: string
  readonly dueOn: string | null
  readonly state: HandoverState
}

/** Sets what is assigned; what was assigned before is replaced. */
export const upsertAssignments = (tx: Handle, id: string, agencyId: string, rows: readonly NewAssignment[]) =>
  tx
    .insertInto('assignment')
    .values(
      rows.map(({ number, unitId, dueOn, state }) => ({
        assessment_id: id,
        number,
        agency_id: agencyId,
        unit_id: unitId,
        due_on: dueOn,
        state,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'number']).doUpdateSet(({ ref }) => ({
        unit_id: ref('excluded.unit_id'),
        due_on: ref('excluded.due_on'),
        state: ref('excluded.state'),
      })),
    )
    .execute()

export const deleteAssignments = (tx: Handle, id: string, numbers: readonly number[]) =>
  tx.deleteFrom('assignment').where('assessment_id', '=', id).where('number', 'in', numbers).execute()

export const insertComment = (
  tx: Handle,
  row: { id: string; assessmentId: string; number: number; agencyId: string; by: string; at: Date; text: string },
) =>
  tx
    .insertInto('answer_comment')
    .values({
      id: row.id,
      assessment_id: row.assessmentId,
      number: row.number,
      agency_id: row.agencyId,
      by_membership: row.by,
      at: row.at,
      text: row.text,
    })
    .execute()

export interface TalkRow {
  readonly kind: AssignmentEventKind | 'comment'
  readonly at: Date
  readonly by: string
  readonly role: string
  /** Of the log: the unit and its due day. */
  readonly unit: string | null
  readonly dueOn: string | null
  readonly text: string
}

interface Span {
  readonly limit: number
  readonly offset: number
}

const lines = (id: string, number: number) => sql`
  select id, kind, at, by_membership, unit_id, due_on, note as text from assignment_event
  where assessment_id = ${id} and number = ${number}
  union all
  select id, 'comment', at, by_membership, null, null, text from answer_comment
  where assessment_id = ${id} and number = ${number}`

/** What was done and said about an answer, newest first. */
export async function listTalk(tx: Handle, id: string, number: number, { limit, offset }: Span): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select l.kind, l.at, p.name as "by", m.role, u.name as unit, l.due_on as "dueOn", l.text
    from (${lines(id, number)}) l
    join membership m on m.id = l.by_membership join person p on p.id = m.person_id
    left join unit u on u.id = l.unit_id
    order by l.at desc, l.id desc limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countTalk(tx: Handle, id: string, number: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from (${lines(id, number)}) l`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface TaskLine extends Task, Begun {
  readonly id: string
  readonly agencyId: string
  readonly instrument: { readonly id: string; readonly version: number }
  readonly year: number
  readonly number: number
  readonly unit: string
}

/** What is assigned in assessments that are not submitted, in these states, the earliest due first. */
export async function listTasks(
  tx: Handle,
  agencies: readonly string[],
  states: readonly HandoverState[],
): Promise<TaskLine[]> {
  const rows = await tx
    .selectFrom('assignment as s')
    .innerJoin('assessment as a', 'a.id', 's.assessment_id')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .innerJoin('answer as w', (join) =>
      join.onRef('w.assessment_id', '=', 's.assessment_id').onRef('w.number', '=', 's.number'),
    )
    .where('s.agency_id', 'in', agencies)
    .where('s.state', 'in', states)
    .where('a.state', '<>', 'submitted')
    .select(['a.id', 'a.agency_id as agencyId', 'a.year', 'a.instrument_id', 'a.instrument_version'])
    .select(['s.number', 's.unit_id as unitId', 'u.name as unit', 's.due_on as dueOn', 's.state', 'w.value'])
    .select(sql<boolean>`w.explanation <> ''`.as('explained'))
    .select(
      sql<boolean>`exists (select from evidence_reference r where r.assessment_id = s.assessment_id
        and r.indicator = s.number and r.detached_at is null)`.as('evidenced'),
    )
    .orderBy('s.due_on', (order) => order.asc().nullsLast())
    .orderBy('a.year')
    .orderBy('a.id')
    .orderBy('s.number')
    .execute()
  return rows.map(({ instrument_id, instrument_version, ...row }) => ({
    ...row,
    instrument: { id: instrument_id, version: instrument_version },
  }))
}
