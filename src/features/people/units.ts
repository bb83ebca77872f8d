import { v7 as uuid } from 'uuid'
import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, type Membership } from '../../domain/permissions.ts'
import { publishedInstruments } from '../instruments/instruments.ts'
import { holdPeople, insertUnits, listUnits, readUnit, renameUnit, type UnitRow } from './queries.ts'

/** Names of units as the instruments suggest them, the most often suggested first; what stands for many is none. */
export async function suggestedUnits(db: Database, units: readonly UnitRow[]): Promise<string[]> {
  const instruments = await publishedInstruments(db)
  const named = Map.groupBy(
    instruments.flatMap(({ indicators }) => indicators.flatMap((indicator) => indicator.suggestedUnits)),
    (name) => name,
  )
  const known = new Set(units.map(({ name }) => name.toLowerCase()))
  return [...named]
    .filter(([name]) => !known.has(name.toLowerCase()) && !name.startsWith('Perangkat daerah '))
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([name]) => name)
}

interface NewNames {
  readonly unitName: string
  readonly suggested: readonly string[]
}

/**
 * Adds units to the agency. Refuses (403, 404) whoever is no approver there; (422) no name, or one that there is already,
 * however it is written.
 */
export const addUnits = (
  db: Database,
  who: Actor | null,
  agencyId: string,
  wanted: NewNames,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const membership = demand(who, 'people:manage', { agencyId })
    await holdPeople(tx, agencyId)
    const known = await listUnits(tx, agencyId)
    if (wanted.unitName !== '' && named(known, wanted.unitName)) throw wrong('unitName', 'unitKnown')
    const names = [...new Set([...wanted.suggested, wanted.unitName])].filter(
      (name) => name !== '' && name.length <= 120 && !named(known, name),
    )
    if (names.length === 0) throw wrong('unitName', 'unitName')
    for (const name of names) await addOne(tx, agencyId, name, { who, membership, at })
  })

/** Gives a unit another name. Refuses as `addUnits` does, another agency's with 404. */
export const nameUnit = (db: Database, who: Actor | null, id: string, name: string, at: Date): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { unit, membership } = await unitOf(tx, who, id)
    const agencyId = unit.agency_id
    await holdPeople(tx, agencyId)
    const others = (await listUnits(tx, agencyId)).filter((other) => other.id !== id)
    if (named(others, name)) throw wrong('unitName', 'unitKnown')
    await renameUnit(tx, id, name)
    const data = { before: unit.name, after: name }
    await record(tx, {
      at,
      action: 'unit.renamed',
      subject: id,
      personId: who?.personId ?? null,
      membership,
      agencyId,
      data,
    })
  })

/** A unit of an agency that the approver answers for. */
export async function unitOf(tx: Handle, who: Actor | null, id: string) {
  const unit = await readUnit(tx, id)
  if (!unit) throw new Refusal('notFound', 'refusal.notFound')
  return { unit, membership: demand(who, 'people:manage', { agencyId: unit.agency_id }) }
}

interface By {
  readonly who: Actor | null
  readonly membership: Membership
  readonly at: Date
}

/** The unit that was chosen or named, made where it is new. Refuses (422) none, and two of them. */
export async function unitIdOf(
  tx: Handle,
  agencyId: string,
  { unit, unitName }: { readonly unit: string; readonly unitName: string },
  by: By,
): Promise<string> {
  if (unit !== '' && unitName !== '') throw wrong('unitName', 'twoUnits')
  const units = await listUnits(tx, agencyId)
  const known = unitName === '' ? units.find(({ id }) => id === unit) : named(units, unitName)
  if (known) return known.id
  if (unitName === '') throw wrong('unit', 'unit')
  return addOne(tx, agencyId, unitName, by)
}

async function addOne(tx: Handle, agencyId: string, name: string, { who, membership, at }: By): Promise<string> {
  const id = uuid({ msecs: at.getTime() })
  await insertUnits(tx, agencyId, [{ id, name }])
  const data = { name }
  await record(tx, {
    at,
    action: 'unit.added',
    subject: id,
    personId: who?.personId ?? null,
    membership,
    agencyId,
    data,
  })
  return id
}

const named = (units: readonly UnitRow[], name: string): UnitRow | undefined =>
  units.find((unit) => unit.name.toLowerCase() === name.toLowerCase())

const wrong = (field: string, code: string): Refusal =>
  new Refusal('invalid', 'refusal.invalid', { errors: [{ field, code, key: `people.error.${code}` }] })
