import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import type { Schema } from '../../db/schema.ts'
import type { AgendaPoint } from '../../domain/agenda.ts'

export const insertVisit = (tx: Handle, visit: Insertable<Schema['visit']>) =>
  tx.insertInto('visit').values(visit).execute()

export const insertRecord = (tx: Handle, row: Insertable<Schema['visit_record']>) =>
  tx.insertInto('visit_record').values(row).execute()

export const updateVisit = (tx: Handle, id: string, change: Updateable<Schema['visit']>) =>
  tx.updateTable('visit').set(change).where('id', '=', id).execute()

/** Writes what was changed on a version of the record; false where somebody was quicker. */
export async function updateRecord(
  tx: Handle,
  id: string,
  version: number,
  change: Updateable<Schema['visit_record']>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('visit_record')
    .set({ ...change, version: version + 1 })
    .where('visit_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Two statements, however long the agenda is. */
export async function replaceAgenda(tx: Handle, visitId: string, host: string, points: readonly AgendaPoint[]) {
  await tx.deleteFrom('agenda_line').where('visit_id', '=', visitId).execute()
  await insertAgenda(tx, visitId, host, points)
}

export const insertAgenda = (tx: Handle, visitId: string, host: string, points: readonly AgendaPoint[]) =>
  insert(
    tx,
    'agenda_line',
    points.map(({ topic, practice, indicators, minutes, unit }, at) => ({
      visit_id: visitId,
      position: at + 1,
      agency_id: host,
      topic,
      practice_slug: practice,
      indicators: [...indicators],
      minutes,
      unit,
    })),
  )

type NewDelegation = Selectable<Schema['delegation']>

/** New delegations in one statement, those that are there already are left; gives the codes of the new ones. */
export async function insertDelegations(tx: Handle, rows: readonly NewDelegation[]): Promise<readonly string[]> {
  const given = sql`json_populate_recordset(null::delegation, ${JSON.stringify(rows)}::json)`
  const { rows: added } = await sql<{ agency_id: string }>`
    insert into delegation select * from ${given} on conflict (visit_id, agency_id) do nothing returning agency_id`.execute(
    tx,
  )
  return added.map(({ agency_id }) => agency_id)
}

/** Counts the delegations of a visit anew, from what the actor may see or from what was added. */
export const addToCount = (tx: Handle, visitId: string, added: number) =>
  tx
    .updateTable('visit')
    .set((eb) => ({ delegations: eb('delegations', '+', added) }))
    .where('id', '=', visitId)
    .execute()

type NewAttendee = Selectable<Schema['attendee']>

/** Any number of people in one statement; who is on the list already is left. Gives how many are new. */
export async function insertAttendees(tx: Handle, rows: readonly NewAttendee[]): Promise<number> {
  const given = sql`json_populate_recordset(null::attendee, ${JSON.stringify(rows)}::json)`
  const { numAffectedRows } = await sql`
    insert into attendee select * from ${given} on conflict do nothing`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

export const deleteAttendee = (tx: Handle, visitId: string, id: string) =>
  tx.deleteFrom('attendee').where('visit_id', '=', visitId).where('id', '=', id).executeTakeFirst()

export const putCode = (tx: Handle, row: Insertable<Schema['attendance_code']>) =>
  tx
    .insertInto('attendance_code')
    .values(row)
    .onConflict((conflict) => conflict.column('visit_id').doUpdateSet({ code: row.code, made_at: row.made_at }))
    .execute()

export const dropCode = (tx: Handle, visitId: string) =>
  tx.deleteFrom('attendance_code').where('visit_id', '=', visitId).execute()

/** Opens to this transaction what the code on the screen opens; row-level security compares it. */
export const showCode = (tx: Handle, code: string) => sql`select set_config('lab.code', ${code}, true)`.execute(tx)

/** Which visit a code opens, as far as the transaction has shown it. */
export const visitOfCode = (tx: Handle, code: string) =>
  tx.selectFrom('attendance_code').where('code', '=', code).select('visit_id').executeTakeFirst()

/** The visit whose code it is, as far as the transaction has shown the right one. */
export const findByCode = (tx: Handle, visitId: string, code: string) =>
  tx
    .selectFrom('attendance_code')
    .where('visit_id', '=', visitId)
    .where('code', '=', code)
    .select('visit_id')
    .executeTakeFirst()

export interface Reason {
  readonly agency: string
  readonly text: string
}

/** Why some delegations commit to nothing, in one statement. */
export const setReasons = (tx: Handle, visitId: string, reasons: readonly Reason[]) =>
  sql`update delegation d set no_commitment = r.text
    from json_to_recordset(${JSON.stringify(reasons)}::json) as r (agency text, text text)
    where d.visit_id = ${visitId} and d.agency_id = r.agency`.execute(tx)

export const countCommitment = (tx: Handle, visitId: string, agency: string) =>
  tx
    .updateTable('delegation')
    .set((eb) => ({ commitments: eb('commitments', '+', 1), no_commitment: '' }))
    .where('visit_id', '=', visitId)
    .where('agency_id', '=', agency)
    .execute()

export const setFindings = (tx: Handle, visitId: string, agency: string, findings: string) =>
  tx
    .updateTable('delegation')
    .set({ findings })
    .where('visit_id', '=', visitId)
    .where('agency_id', '=', agency)
    .execute()

/** False where the same number stands between the two already. */
export async function insertAgreement(tx: Handle, row: Insertable<Schema['agreement']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('agreement')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}
