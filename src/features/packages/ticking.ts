import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { subjectOf } from '../assignments/assignments.ts'
import { type OpenPackage, openPackage } from './opening.ts'
import { partsOf } from './parts.ts'
import { endTicks, insertTicks } from './queries.ts'
import { ANSWER, type TickForm } from './schema.ts'

/** An indicator of an assessment. */
export interface Place {
  readonly id: string
  readonly number: number
}

/** The package of an indicator for somebody who may tick in it; refuses others (403, 404). */
export async function openToTick(db: Database, who: Actor | null, { id, number }: Place): Promise<OpenPackage> {
  const opened = await openPackage(db, who, id, number)
  demand(who, 'package:tick', subjectIn(opened, number))
  return opened
}

export const subjectIn = ({ assessment, assigned }: OpenPackage, number: number) =>
  subjectOf(
    assessment.agency_id,
    assigned.find((row) => row.number === number),
  )

/**
 * Notes what was copied to the official application, and takes notes back; what the form did not change stays as it is,
 * whoever changed it meanwhile. The assessment may be submitted. Refuses (409) what is no longer attached.
 */
export async function tick(db: Database, who: Actor | null, place: Place, form: TickForm, at: Date): Promise<void> {
  const opened = await openToTick(db, who, place)
  const { id, number } = place
  const agencyId = opened.assessment.agency_id
  const membership = demand(who, 'package:tick', subjectIn(opened, number))
  const { answer, proofs, gone } = partsOf(opened, number)
  const known = new Map([...(answer ? [answer] : []), ...proofs].map((part) => [part.proof?.id ?? ANSWER, part]))
  const before = new Set(form.sebelum)
  const wanted = form.aksi === 'semua' ? form.tampil : form.disalin
  const copied = [...wanted].filter(([part, mark]) => !before.has(part) && known.get(part)?.tick?.mark !== mark)
  if (copied.some(([part]) => !known.has(part))) {
    throw new Refusal('conflict', 'packages.error.meanwhile', { code: 'meanwhile' })
  }
  const undone = form.sebelum.filter((part) => !wanted.has(part) && known.get(part)?.tick)
  const removed = gone.flatMap(({ reference }) => (reference && form.dihapus.includes(reference) ? [reference] : []))
  const ended = [...copied.map(([part]) => part), ...undone, ...removed]
  if (ended.length === 0) return
  await asActor(db, who, async (tx) => {
    const references = ended.filter((part) => part !== ANSWER)
    await endTicks(tx, id, number, { references, answer: ended.includes(ANSWER) }, { by: membership.id, at })
    if (copied.length > 0) {
      const ticks = copied.map(([part, mark]) => ({
        ...{ id: uuid({ msecs: at.getTime() }), assessment: id, number, agencyId, mark, by: membership.id, at },
        reference: part === ANSWER ? null : part,
      }))
      await insertTicks(tx, ticks)
    }
    const data = { number, copied: copied.map(([part]) => part), undone: [...undone, ...removed] }
    const personId = who?.personId ?? null
    await record(tx, { at, action: 'package.ticked', subject: id, agencyId, membership, personId, data })
  })
}
