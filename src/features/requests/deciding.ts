import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import type { Actor } from '../../domain/permissions.ts'
import { instrumentOf } from '../assessments/assessments.ts'
import { decideDelivery, listDeliveries } from '../deliveries/deliveries.ts'
import { attach, attachedTo } from '../evidence/evidence.ts'
import { invalid, type Place, refuse, takeUnit } from './making.ts'
import type { DecideForm } from './schema.ts'

/**
 * Accepts what came over a link, whereby it is attached to its item and counts from now on, or sends it back with words
 * that the unit reads. Refuses another agency's (404), a wrong role (403), a submitted assessment and what was decided
 * already (409), sending back without words (422).
 */
export const decide = (
  db: Database,
  who: Actor | null,
  { delivery: id, ...place }: Place & { readonly delivery: string },
  { keputusan, catatan }: DecideForm,
  at: Date,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, name } = await takeUnit(tx, who, 'request:decide', place)
    const delivery = (await listDeliveries(tx, assessment.id, place.unit)).find((one) => one.id === id)
    if (!delivery) throw new Refusal('notFound', 'refusal.notFound')
    const isAccepted = keputusan === 'terima'
    if (!isAccepted && catatan === '') throw invalid('catatan', 'note')
    const decision = isAccepted ? 'accepted' : 'returned'
    const decided = { decision, note: isAccepted ? '' : catatan, by: membership.id, at } as const
    if (!(await decideDelivery(tx, assessment.id, id, decided))) throw refuse('requests.error.decided', 'decided')
    const { item, number, level, document, sender } = delivery
    const agencyId = assessment.agency_id
    if (isAccepted) {
      const attached = await attachedTo(tx, assessment.id, number)
      // somebody may have attached it by hand before
      if (!attached(item).documents.some((one) => one.document === document)) {
        const where = { agencyId, assessment: assessment.id, instrument: await instrumentOf(tx, assessment) }
        const given = { ...where, document, place: delivery.place, item: { id: item, indicator: number, level } }
        await attach(tx, who, membership, given, at)
      }
    }
    const data = { number, unit: name, item, document, sender, note: decided.note }
    const event = { at, subject: assessment.id, agencyId, membership, personId: who?.personId ?? null }
    await record(tx, { ...event, action: isAccepted ? 'request.accept' : 'request.return', data })
  })
