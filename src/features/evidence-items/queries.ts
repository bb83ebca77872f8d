import type { Handle } from '../../db/actor.ts'
import type { ReviseClass, VerdictOutcome } from '../../db/schema.ts'

interface Written {
  readonly assessment: string
  readonly agencyId: string
  readonly by: string
  readonly at: Date
}

interface OfInstrument {
  readonly instrument: { readonly id: string; readonly version: number }
}

export interface NewMark extends Written, OfInstrument {
  readonly id: string
  readonly indicator: number
  readonly level: number
  /** Null marks the level as covered by higher evidence. */
  readonly item: string | null
  readonly reason: string
}

export const insertMarks = (tx: Handle, marks: readonly NewMark[]) =>
  tx
    .insertInto('evidence_mark')
    .values(
      marks.map(({ id, assessment, agencyId, instrument, indicator, level, item, reason, by, at }) => ({
        ...{ id, assessment_id: assessment, agency_id: agencyId, indicator, level, item_id: item, reason },
        ...{ instrument_id: instrument.id, instrument_version: instrument.version },
        kind: item === null ? ('covered' as const) : ('not_applicable' as const),
        ...{ made_by: by, made_at: at, ended_by: null, ended_at: null },
      })),
    )
    .execute()

export const endMark = (tx: Handle, id: string, by: string, at: Date) =>
  tx
    .updateTable('evidence_mark')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()

export interface NewVerdict extends Written, OfInstrument {
  readonly item: string
  readonly indicator: number
  readonly level: number
  readonly number: number
  readonly outcome: VerdictOutcome
  readonly class: ReviseClass | null
  readonly note: string
  readonly basis: readonly string[]
}

export const insertVerdict = (tx: Handle, given: NewVerdict) =>
  tx
    .insertInto('evidence_verdict')
    .values({
      ...{ assessment_id: given.assessment, agency_id: given.agencyId, item_id: given.item, number: given.number },
      ...{ instrument_id: given.instrument.id, instrument_version: given.instrument.version },
      ...{ indicator: given.indicator, level: given.level, outcome: given.outcome, class: given.class },
      ...{ note: given.note, basis: [...given.basis], by_membership: given.by, at: given.at },
    })
    .execute()

export interface NewCriterionVerdict extends Written {
  readonly indicator: number
  readonly level: number
  readonly number: number
  readonly met: boolean
  readonly note: string
}

export const insertCriterionVerdict = (tx: Handle, given: NewCriterionVerdict) =>
  tx
    .insertInto('criterion_verdict')
    .values({
      ...{ assessment_id: given.assessment, agency_id: given.agencyId, indicator: given.indicator, level: given.level },
      ...{ number: given.number, met: given.met, note: given.note, by_membership: given.by, at: given.at },
    })
    .execute()

/** Who attached what was taken off a level again. */
export const listDetached = (tx: Handle, assessment: string, indicator: number, level: number) =>
  tx
    .selectFrom('evidence_reference as u')
    .leftJoin('membership as m', 'm.id', 'u.attached_by')
    .where('u.assessment_id', '=', assessment)
    .where('u.indicator', '=', indicator)
    .where('u.level', '=', level)
    .where('u.detached_at', 'is not', null)
    .select('m.person_id as broughtBy')
    .execute()

/** Every verdict that was given of an item, newest first. */
export const listVerdicts = (tx: Handle, assessment: string, item: string) =>
  tx
    .selectFrom('evidence_verdict as v')
    .leftJoin('membership as m', 'm.id', 'v.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('v.assessment_id', '=', assessment)
    .where('v.item_id', '=', item)
    .select(['v.number', 'v.outcome', 'v.class', 'v.note', 'v.at', 'p.name as by', 'm.role'])
    .orderBy('v.number', 'desc')
    .limit(50)
    .execute()

/** Every verdict that was given of a level's criteria, newest first. */
export const listCriterionVerdicts = (tx: Handle, assessment: string, indicator: number, level: number) =>
  tx
    .selectFrom('criterion_verdict as v')
    .leftJoin('membership as m', 'm.id', 'v.by_membership')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('v.assessment_id', '=', assessment)
    .where('v.indicator', '=', indicator)
    .where('v.level', '=', level)
    .select(['v.number', 'v.met', 'v.note', 'v.at', 'p.name as by', 'm.role'])
    .orderBy('v.number', 'desc')
    .limit(50)
    .execute()
