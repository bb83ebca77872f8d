import type { Handle } from '../../db/actor.ts'
import type { Decision, Signed } from '../../db/schema.ts'

/** What came over a unit's link for one item. */
export interface Delivery {
  readonly id: string
  readonly linkId: string
  readonly unitId: string
  readonly unit: string
  readonly item: string
  readonly number: number
  readonly level: number
  readonly document: string
  readonly title: string
  readonly documentNumber: string
  readonly signed: Signed
  readonly effectiveFrom: string | null
  readonly place: string
  /** As typed by whoever held the link. */
  readonly sender: string
  readonly sentAt: Date
  /** Null while it waits. */
  readonly decision: Decision | null
  readonly decidedAt: Date | null
  readonly decidedBy: string | null
  readonly note: string
}

/** Everything that came for an assessment, what waits and the newest first; of one unit, or of all (null). */
export const listDeliveries = (tx: Handle, assessment: string, unit: string | null): Promise<Delivery[]> =>
  tx
    .selectFrom('unit_delivery as v')
    .innerJoin('evidence_document as d', 'd.id', 'v.document_id')
    .innerJoin('unit as u', 'u.id', 'v.unit_id')
    .leftJoin('membership as m', 'm.id', 'v.decided_by')
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .where('v.assessment_id', '=', assessment)
    .$if(unit !== null, (query) => query.where('v.unit_id', '=', unit ?? ''))
    .select(['v.id', 'v.link_id as linkId', 'v.unit_id as unitId', 'u.name as unit'])
    .select(['v.item_id as item', 'v.indicator as number'])
    .select(['v.level', 'v.document_id as document', 'd.title', 'v.place', 'v.sender', 'v.sent_at as sentAt'])
    .select(['d.number as documentNumber', 'd.signed', 'd.effective_from as effectiveFrom'])
    .select(['v.decision', 'v.decided_at as decidedAt', 'p.name as decidedBy', 'v.note'])
    .orderBy('v.decided_at', (order) => order.desc().nullsFirst())
    .orderBy('v.sent_at', 'desc')
    .orderBy('v.id')
    .execute()

/** How much of it waits at one indicator. */
export const countWaiting = async (tx: Handle, assessment: string, number: number): Promise<number> => {
  const waiting = tx.selectFrom('unit_delivery').where('assessment_id', '=', assessment).where('decision', 'is', null)
  const { n } = await waiting
    .where('indicator', '=', number)
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** How much waits in assessments of these agencies that are not submitted. */
export const listWaiting = (tx: Handle, agencies: readonly string[]) =>
  tx
    .selectFrom('unit_delivery as v')
    .innerJoin('assessment as a', 'a.id', 'v.assessment_id')
    .where('v.agency_id', 'in', agencies)
    .where('v.decision', 'is', null)
    .where('a.state', '<>', 'submitted')
    .groupBy(['a.id', 'a.agency_id', 'a.year', 'a.instrument_id'])
    .select(['a.id', 'a.agency_id as agencyId', 'a.year', 'a.instrument_id as instrument'])
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .orderBy('a.year', 'desc')
    .orderBy('a.id')
    .execute()

export interface NewDelivery {
  readonly id: string
  readonly agencyId: string
  readonly linkId: string
  readonly assessment: string
  readonly unitId: string
  readonly instrument: { readonly id: string; readonly version: number }
  readonly item: string
  readonly number: number
  readonly level: number
  readonly document: string
  readonly place: string
  readonly sender: string
  readonly at: Date
}

export const insertDelivery = (tx: Handle, given: NewDelivery) =>
  tx
    .insertInto('unit_delivery')
    .values({
      ...{ id: given.id, agency_id: given.agencyId, link_id: given.linkId, assessment_id: given.assessment },
      ...{ unit_id: given.unitId, item_id: given.item, indicator: given.number, level: given.level },
      ...{ instrument_id: given.instrument.id, instrument_version: given.instrument.version },
      ...{ document_id: given.document, place: given.place, sender: given.sender, sent_at: given.at },
      ...{ decision: null, decided_at: null, decided_by: null },
    })
    .execute()

interface Decided {
  readonly decision: Decision
  readonly note: string
  readonly by: string
  readonly at: Date
}

/** False where somebody was quicker. */
export async function decideDelivery(
  tx: Handle,
  assessment: string,
  id: string,
  { decision, note, by, at }: Decided,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('unit_delivery')
    .set({ decision, note, decided_by: by, decided_at: at })
    .where('id', '=', id)
    .where('assessment_id', '=', assessment)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
