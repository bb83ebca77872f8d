import { sql } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { AssignmentEventKind } from '../../db/schema.ts'
import { statement } from '../../db/statement.ts'
import type { HandoverState, Task } from '../../domain/handover.ts'

export interface AssignmentRow extends Task {
  readonly number: number
  readonly unit: string
}

const columns = ['s.number', 's.unit_id as unitId', 'u.name as unit', 's.due_on as dueOn', 's.state'] as const

/** Who works on one answer; nothing for those outside the agency. */
export const readAssignment = async (tx: Handle, id: string, number: number): Promise<AssignmentRow | undefined> =>
  (await selectOne(tx, { id, number }))[0]

const selectOne = statement((db, { id, number }: { readonly id: string; readonly number: number }) =>
  db
    .selectFrom('assignment as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .where('s.assessment_id', '=', id)
    .where('s.number', '=', number)
    .select(columns),
)

/** Who works on which answer of an assessment, by number. */
export const listAssignments = (tx: Handle, id: string): Promise<AssignmentRow[]> => selectAll(tx, { id })

const selectAll = statement((db, { id }: { readonly id: string }) =>
  db
    .selectFrom('assignment as s')
    .innerJoin('unit as u', 'u.id', 's.unit_id')
    .where('s.assessment_id', '=', id)
    .select(columns)
    .orderBy('s.number'),
)

/** What was last asked for, and how much was said and done about an answer. */
export const readTalk = async (tx: Handle, id: string, number: number): Promise<Talk> =>
  (await selectTalk(tx, { id, number }))[0] ?? { note: null, comments: 0 }

export interface Talk {
  readonly note: string | null
  readonly comments: number
}

const selectTalk = statement(
  (_db, { id, number }: { readonly id: string; readonly number: number }) => sql<Talk>`
    select (select note from assignment_event where assessment_id = ${id} and number = ${number} and kind = 'ask'
        order by id desc limit 1) as note,
      (select count(*)::integer from answer_comment where assessment_id = ${id} and number = ${number}) as comments`,
)

export interface EventFacts {
  readonly id: string
  readonly agencyId: string
  readonly by: string
  readonly at: Date
}

export interface NewEvent {
  readonly id: string
  readonly number: number
  readonly kind: AssignmentEventKind
  readonly unitId: string
  readonly dueOn: string | null
  readonly note: string
}

/** Lines of the log, which nobody changes any more; `facts.id` is the assessment. */
export const insertEvents = (tx: Handle, { id, agencyId, by, at }: EventFacts, events: readonly NewEvent[]) =>
  tx
    .insertInto('assignment_event')
    .values(
      events.map((event) => ({
        id: event.id,
        assessment_id: id,
        number: event.number,
        agency_id: agencyId,
        kind: event.kind,
        unit_id: event.unitId,
        due_on: event.dueOn,
        note: event.note,
        by_membership: by,
        at,
      })),
    )
    .execute()

export const updateHandover = (tx: Handle, id: string, number: number, state: HandoverState) =>
  tx.updateTable('assignment').set({ state }).where('assessment_id', '=', id).where('number', '=', number).execute()
