import { v7 as uuid } from 'uuid'
import { limits } from '../../config-limits.ts'
import { asActor } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { Refusal } from '../../domain/errors.ts'
import { linkEnd } from '../../domain/owed.ts'
import { allowedAs } from '../../domain/permissions.ts'
import { translator } from '../../web/i18n.ts'
import { locked } from '../assessments/assessments.ts'
import { insertDelivery } from '../deliveries/deliveries.ts'
import { makeDocumentsIn, type Vault } from '../evidence/evidence.ts'
import { invalid } from './making.ts'
import type { OpenLink } from './opening.ts'
import { within, workOfUnits } from './owing.ts'
import { isThere, lockLink } from './queries.ts'
import type { SendForm } from './schema.ts'

/**
 * Makes a document of an upload and lays it before the agency for an item; it counts for nothing until it is accepted.
 * Done as the person who made the link, marked with the name that was typed. Everything is asked anew behind the locks:
 * false where the link ended meanwhile. Refuses an item that is not the link's or not open (404), a file that came for it
 * already, and more than may come (422).
 */
export const deliver = (
  vault: Vault,
  { actor, link: { id: linkId, unit } }: OpenLink,
  { item, upload, form }: { readonly item: string; readonly upload: string; readonly form: SendForm },
  at: Date,
): Promise<boolean> =>
  asActor(vault.db, actor, async (tx) => {
    const known = await lockLink(tx, linkId)
    if (!known) return false
    const assessment = await locked(tx, actor, known.assessment)
    const { units, instrument } = await workOfUnits(tx, assessment, known.unitId)
    const [work] = units
    const facts = { ...known, isSubmitted: assessment.state === 'submitted', assigned: work?.assigned ?? 0 }
    if (linkEnd(facts, at) !== null) return false
    const asked = within(work?.indicators ?? [], known.items).flatMap(({ indicator, items }) =>
      items.filter((one) => one.item === item && one.isOpen).map((one) => ({ ...one, number: indicator.number })),
    )[0]
    const agencyId = assessment.agency_id
    const membership = allowedAs(actor, 'evidence:upload', { agencyId })
    if (!asked || !membership) throw new Refusal('notFound', 'refusal.notFound')
    const sent = (work?.deliveries ?? []).filter((one) => one.linkId === linkId)
    const waiting = asked.deliveries.filter(({ decision }) => decision === null)
    if (sent.length >= limits.unitLink.deliveries) throw invalid('file', 'full')
    if (waiting.length >= limits.unitLink.waitingAtItem) throw invalid('file', 'fullItem')
    const { sender, place, ...said } = form
    const note = translator('id')('requests.stored', { sender, unit })
    const facts2 = { ...said, title: '', note, effectiveUntil: null, expiresOn: null, testUser: '', testAccess: '' }
    const via = { via: 'link', link: linkId, sender }
    const given = { facts: facts2, again: true, told: via }
    const [document = ''] = await makeDocumentsIn(tx, { link: linkId }, actor, [upload], given, at)
    if (await isThere(tx, assessment.id, item, document)) throw invalid('file', 'sent')
    const { number, level } = asked
    const what = {
      id: uuid({ msecs: at.getTime() }),
      agencyId,
      linkId,
      assessment: assessment.id,
      unitId: known.unitId,
    }
    await insertDelivery(tx, { ...what, instrument, item, number, level, document, place, sender, at })
    const data = { number, unit, item, document, ...via }
    const event = { at, subject: assessment.id, agencyId, membership, personId: actor.personId }
    await record(tx, { ...event, action: 'request.deliver', data })
    return true
  })
