import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import type { Actor } from '../../domain/permissions.ts'
import { attach, detach } from '../evidence/evidence.ts'
import { type ItemPlace, itemIn, takeLadder } from './taking.ts'

/**
 * Attaches a document to an item, with the place in it that proves the item. Refuses a submitted assessment (409), another
 * agency's document (404) and one that is attached there already (422).
 */
export const attachToItem = (
  db: Database,
  who: Actor | null,
  at: Date,
  place: ItemPlace,
  given: { readonly document: string; readonly place: string },
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument, membership, ladder } = await takeLadder(tx, who, place, 'evidence:attach')
    const { level, item } = itemIn(ladder, place.item)
    const where = { id: item.id, indicator: place.number, level: level.level }
    const target = { agencyId: assessment.agency_id, assessment: assessment.id, instrument, item: where }
    await attach(tx, who, membership, { ...given, ...target }, at)
  })

/** Takes a document off an item; nothing of its history goes. Refuses a submitted assessment (409). */
export const detachFromItem = (
  db: Database,
  who: Actor | null,
  at: Date,
  place: ItemPlace,
  reference: string,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, ladder } = await takeLadder(tx, who, place, 'evidence:attach')
    const { item } = itemIn(ladder, place.item)
    const given = { reference, assessment: assessment.id, item: item.id, agencyId: assessment.agency_id }
    await detach(tx, who, membership, given, at)
  })
