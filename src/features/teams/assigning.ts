import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { instrumentOf, locked } from '../assessments/assessments.ts'
import { type AssignmentRow, insertEvents, listAssignments, type NewEvent } from '../assignments/assignments.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { deleteAssignments, insertUnit, listUnits, type Unit, upsertAssignments } from './queries.ts'
import { type AssignForm, NOBODY } from './schema.ts'

/**
 * Gives indicators to a unit with a due day, or takes them back; another unit begins anew, another day changes nothing
 * else. Each change is a line of the log, and all of them one event of the audit trail with what was before. Gives how
 * many changed. Refuses another agency's (404), a wrong role (403), a submitted one (409 locked), nothing chosen, no unit
 * or two of them (422).
 */
export const assign = (db: Database, who: Actor | null, id: string, form: AssignForm, at: Date): Promise<number> =>
  asActor(db, who, async (tx) => {
    const assessment = await locked(tx, who, id)
    const agencyId = assessment.agency_id
    const membership = demand(who, 'team:assign', { agencyId })
    if (assessment.state === 'submitted') throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
    const instrument = await instrumentOf(tx, assessment)
    const numbers = numbersOf(instrument, form)
    const unit = await unitOf(tx, agencyId, form)
    const before = new Map((await listAssignments(tx, id)).map((row) => [row.number, row]))
    const changes = numbers.flatMap((number) => changeOf(number, before.get(number), unit, form.tenggat || null, at))
    if (changes.length === 0) return 0
    const given = changes.filter(({ kind }) => kind === 'assign')
    if (given.length > 0) {
      const rows = given.map(({ number, unitId, dueOn }) => {
        const earlier = before.get(number)
        const state = earlier?.unitId === unitId ? earlier.state : ('draft' as const)
        return { number, unitId, dueOn, state }
      })
      await upsertAssignments(tx, id, agencyId, rows)
    } else await deleteAssignments(tx, id, numbers)
    await insertEvents(tx, { id, agencyId, by: membership.id, at }, changes)
    const told = changes.map(({ number, dueOn }) => ({
      number,
      before: plain(before.get(number)),
      after: unit && { unit: unit.name, due: dueOn },
    }))
    const event = { at, subject: id, agencyId, membership, personId: who?.personId ?? null }
    await record(tx, { ...event, action: unit ? 'assignment.assign' : 'assignment.withdraw', data: { changes: told } })
    return changes.length
  })

const plain = (row: AssignmentRow | undefined) => (row ? { unit: row.unit, due: row.dueOn } : null)

function changeOf(
  number: number,
  before: AssignmentRow | undefined,
  unit: Unit | null,
  dueOn: string | null,
  at: Date,
): NewEvent[] {
  const id = uuid({ msecs: at.getTime() })
  if (!unit) {
    return before ? [{ id, number, kind: 'withdraw', unitId: before.unitId, dueOn: before.dueOn, note: '' }] : []
  }
  if (before?.unitId === unit.id && before.dueOn === dueOn) return []
  return [{ id, number, kind: 'assign', unitId: unit.id, dueOn, note: '' }]
}

/** Which indicators are meant; refuses (422) none, and what the instrument does not have. */
function numbersOf({ indicators }: LoadedInstrument, { cakupan, pilih }: AssignForm): number[] {
  const [, kind = '', name = ''] = /^(\w+)-?(.*)$/s.exec(cakupan) ?? []
  const ticked = new Set(pilih.split(',').map(Number))
  const found = indicators.filter(({ number, aspectCode, suggestedUnits }) =>
    kind === 'aspek' ? aspectCode === name : kind === 'saran' ? suggestedUnits.includes(name) : ticked.has(number),
  )
  if (found.length === 0) throw kind === 'pilih' ? wrong('pilih', 'none') : wrong('cakupan', 'scope')
  return found.map(({ number }) => number)
}

/** The unit that was chosen or named, made where it is new; null takes back. */
async function unitOf(tx: Handle, agencyId: string, { unit, baru }: AssignForm): Promise<Unit | null> {
  if (unit !== '' && baru !== '') throw wrong('baru', 'twoUnits')
  if (unit === NOBODY) return null
  const units = await listUnits(tx, agencyId)
  const same = (one: Unit) => (baru === '' ? one.id === unit : one.name.toLowerCase() === baru.toLowerCase())
  const known = units.find(same)
  if (known) return known
  if (baru === '') throw wrong('unit', 'unit')
  await insertUnit(tx, agencyId, { id: uuid(), name: baru })
  const made = (await listUnits(tx, agencyId)).find(same)
  if (!made) throw new Error(`no unit ${baru} after it was made`)
  return made
}

function wrong(field: string, code: string): Refusal {
  return new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code, key: `teams.error.${code}` }] })
}
