import { v7 as uuid } from 'uuid'
import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, type Membership } from '../../domain/permissions.ts'
import { locked } from '../assessments/assessments.ts'
import { listAssignments, subjectOf } from '../assignments/assignments.ts'
import { type Ladder, type ProofRow, readLadder } from '../ladder/ladder.ts'
import { tell } from './judging.ts'
import { endMark, insertMarks } from './queries.ts'
import { conflict, wrong } from './refusing.ts'
import { type ItemPlace, itemIn, type LevelPlace, levelIn, refuseLocked, takeLadder } from './taking.ts'

/**
 * Marks an item as not applicable, for a reason. Refuses, besides what `takeLadder` does, one that is marked already and
 * one that something is attached to (409).
 */
export const markInapplicable = (db: Database, who: Actor | null, at: Date, place: ItemPlace, reason: string) =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument, membership, ladder } = await takeLadder(tx, who, place, 'evidence:mark')
    const { level, item } = itemIn(ladder, place.item)
    if (item.mark) throw conflict('marked')
    if (item.attached.length > 0) throw conflict('hasEvidence')
    const by = { assessment: place.id, agencyId: assessment.agency_id, by: membership.id, at }
    const where = { indicator: place.number, level: level.level, item: item.id }
    await insertMarks(tx, [{ ...by, ...where, id: uuid({ msecs: at.getTime() }), instrument, reason }])
    const data = { number: place.number, item: item.id, reason }
    await tell(tx, who, { ...by, membership, action: 'evidence.inapplicable', data })
  })

/** Takes that mark back; that it was there stays written. Refuses where there is none (409). */
export const unmarkItem = (db: Database, who: Actor | null, at: Date, place: ItemPlace) =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, ladder } = await takeLadder(tx, who, place, 'evidence:mark')
    const { item } = itemIn(ladder, place.item)
    if (!item.mark) throw conflict('unmarked')
    await endMark(tx, item.mark.id, membership.id, at)
    const by = { assessment: place.id, agencyId: assessment.agency_id, membership, at }
    const data = { number: place.number, item: item.id, reason: item.mark.note }
    await tell(tx, who, { ...by, action: 'evidence.applicable', data })
  })

/**
 * Marks levels as covered by the evidence of a higher one, all of them or none; what is marked already stays as it is.
 * Refuses another agency's (404), a wrong role or another unit's (403), a submitted assessment (409 locked), level 1 and
 * the highest one (404), and a level above which nothing is attached (422).
 */
export const coverLevels = (
  db: Database,
  who: Actor | null,
  at: Date,
  id: string,
  places: readonly Omit<LevelPlace, 'id'>[],
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const assessment = await locked(tx, who, id)
    const [assignments, ladders] = [await listAssignments(tx, id), await readLadder(tx, assessment)]
    const agencyId = assessment.agency_id
    const right = (number: number): Membership => {
      const assignment = assignments.find((one) => one.number === number)
      return demand(who, 'evidence:mark', subjectOf(agencyId, assignment))
    }
    const membership = places.map(({ number }) => right(number))[0]
    if (!membership) return
    refuseLocked(assessment)
    const levels = places.flatMap(({ number, level }) => {
      const ladder = ladders[number - 1]
      if (!ladder || !isCoverable(ladder, level)) throw new Refusal('notFound', 'refusal.notFound')
      if (!evidenceAbove(ladder, level)) throw wrong('tingkat', 'ladder.error.nothingAbove')
      return levelIn(ladder, level).mark ? [] : [{ number, level }]
    })
    if (levels.length === 0) return
    const instrument = { id: assessment.instrument_id, version: assessment.instrument_version }
    const by = { assessment: id, agencyId, by: membership.id, at }
    const marks = levels.map(({ number, level }) => ({ id: uuid({ msecs: at.getTime() }), indicator: number, level }))
    await insertMarks(
      tx,
      marks.map((mark) => ({ ...by, ...mark, instrument, item: null, reason: '' })),
    )
    await tell(tx, who, { ...by, membership, action: 'evidence.covered', data: { levels } })
  })

/** Takes that mark back. Refuses where there is none (409). */
export const uncoverLevel = (db: Database, who: Actor | null, at: Date, place: LevelPlace) =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, ladder } = await takeLadder(tx, who, place, 'evidence:mark')
    const { mark, level } = levelIn(ladder, place.level)
    if (!mark) throw conflict('unmarked')
    await endMark(tx, mark.id, membership.id, at)
    const by = { assessment: place.id, agencyId: assessment.agency_id, membership, at }
    await tell(tx, who, { ...by, action: 'evidence.uncovered', data: { levels: [{ number: place.number, level }] } })
  })

/** Level 1 needs no evidence, and nothing lies above the highest one. */
export const isCoverable = ({ levels }: Ladder<ProofRow>, level: number): boolean =>
  level >= 2 && level < (levels.at(-1)?.level ?? 0)

export const evidenceAbove = ({ levels }: Ladder<ProofRow>, level: number): boolean =>
  levels.some((other) => other.level > level && other.state === 'evidenced')
