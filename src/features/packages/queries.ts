import type { Handle } from '../../db/actor.ts'

/** What of an assessment, or of one of its indicators, is noted as copied, with who noted it. */
export const listTicks = (tx: Handle, assessment: string, number: number | null) =>
  tx
    .selectFrom('package_tick as k')
    .innerJoin('membership as m', 'm.id', 'k.by_membership')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .leftJoin('evidence_reference as u', 'u.id', 'k.reference_id')
    .leftJoin('evidence_document as d', 'd.id', 'u.document_id')
    .where('k.assessment_id', '=', assessment)
    .where('k.ended_at', 'is', null)
    .$if(number !== null, (query) => query.where('k.number', '=', number ?? 0))
    .select([
      'k.number',
      'k.reference_id as reference',
      'k.mark',
      'k.at',
      'p.name as by',
      'd.title',
      'u.item_id as item',
    ])
    .orderBy('k.at')
    .orderBy('k.id')
    .execute()

export type TickRow = Awaited<ReturnType<typeof listTicks>>[number]

export interface NewTick {
  readonly id: string
  readonly assessment: string
  readonly number: number
  readonly agencyId: string
  /** Null: the answer itself. */
  readonly reference: string | null
  readonly mark: string
  readonly by: string
  readonly at: Date
}

/** What somebody else ticked in this moment stays theirs. */
export const insertTicks = (tx: Handle, ticks: readonly NewTick[]) =>
  tx
    .insertInto('package_tick')
    .values(
      ticks.map(({ id, assessment, number, agencyId, reference, mark, by, at }) => ({
        ...{ id, assessment_id: assessment, number, agency_id: agencyId, reference_id: reference, mark },
        ...{ at, by_membership: by, ended_at: null, ended_by: null },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['assessment_id', 'number', 'reference_id']).where('ended_at', 'is', null).doNothing(),
    )
    .execute()

export const endTicks = (
  tx: Handle,
  assessment: string,
  number: number,
  { references, answer }: { readonly references: readonly string[]; readonly answer: boolean },
  { by, at }: { readonly by: string; readonly at: Date },
) =>
  tx
    .updateTable('package_tick')
    .set({ ended_at: at, ended_by: by })
    .where('assessment_id', '=', assessment)
    .where('number', '=', number)
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([
        ...(references.length > 0 ? [eb('reference_id', 'in', references)] : []),
        ...(answer ? [eb('reference_id', 'is', null)] : []),
      ]),
    )
    .execute()
