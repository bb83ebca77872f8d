import { v7 as uuid } from 'uuid'
import { limits } from '../../config-limits.ts'
import { asActor, type Handle } from '../../db/actor.ts'
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
import { type AskedItem, type UnitWork, within, workOfUnits } from './owing.ts'
import { isThere, lockLink } from './queries.ts'
import type { SendForm } from './schema.ts'

/** What was sent for an item: an upload over the link, and what was said of it. */
export interface Sent {
  readonly item: string
  readonly upload: string
  readonly form: SendForm
}

/**
 * Makes a document of an upload and lays it before the agency for an item; it counts for nothing until it is accepted.
 * Done as the person who made the link, marked with the name that was typed. Everything is asked anew behind the locks:
 * false where the link ended meanwhile. Refuses an item that is not the link's or not open (404), a file that came for it
 * already, and more than may come (422).
 */
export const deliver = (
  vault: Vault,
  { actor, link: { id: linkId, assessment: id, unitId, unit } }: OpenLink,
  { item, upload, form }: Sent,
  at: Date,
): Promise<boolean> =>
  asActor(vault.db, actor, async (tx) => {
    const assessment = await locked(tx, actor, id)
    const link = await lockLink(tx, linkId)
    const [work] = await workOfUnits(tx, assessment, unitId)
    const isSubmitted = assessment.state === 'submitted'
    if (!link || !work || linkEnd({ ...link, isSubmitted, assigned: work.assigned }, at) !== null) return false
    const agencyId = assessment.agency_id
    const membership = allowedAs(actor, 'evidence:upload', { agencyId })
    const asked = openIn(work, link.items, item)
    if (!asked || !membership) throw new Refusal('notFound', 'refusal.notFound')
    refuseTooMany(work, asked, linkId)
    const { sender } = form
    const via = { via: 'link', link: linkId, sender }
    const given = { facts: factsOf(form, unit), again: true, told: via }
    const [document = ''] = await makeDocumentsIn(tx, { link: linkId }, actor, [upload], given, at)
    await refuseTwice(tx, { id, item, document })
    const { number, level } = asked
    const instrument = { id: assessment.instrument_id, version: assessment.instrument_version }
    const where = { agencyId, linkId, assessment: id, unitId, instrument, item, number, level }
    await insertDelivery(tx, { ...where, id: uuid({ msecs: at.getTime() }), document, place: form.place, sender, at })
    const event = { at, subject: id, agencyId, membership, personId: actor.personId }
    await record(tx, { ...event, action: 'request.deliver', data: { number, unit, item, document, ...via } })
    return true
  })

function openIn({ indicators }: UnitWork, scope: readonly string[] | null, item: string) {
  for (const { indicator, items } of within(indicators, scope)) {
    const found = items.find((one) => one.item === item && one.isOpen)
    if (found) return { ...found, number: indicator.number }
  }
  return null
}

/** Behind the lock of the link, so that many at a time cannot pass it together. */
function refuseTooMany({ deliveries }: UnitWork, { deliveries: own }: AskedItem, linkId: string): void {
  const { deliveries: most, waitingAtItem } = limits.unitLink
  if (deliveries.filter((one) => one.linkId === linkId).length >= most) throw invalid('file', 'full')
  if (own.filter(({ decision }) => decision === null).length >= waitingAtItem) throw invalid('file', 'fullItem')
}

async function refuseTwice(tx: Handle, given: { id: string; item: string; document: string }): Promise<void> {
  if (await isThere(tx, given.id, given.item, given.document)) throw invalid('file', 'sent')
}

/** Who brought it stands on the document too, in the language of the agency's papers. */
const factsOf = ({ sender, number, signed, effectiveFrom }: SendForm, unit: string) => ({
  ...{ title: '', number, signed, effectiveFrom, effectiveUntil: null, expiresOn: null },
  ...{ testUser: '', testAccess: '', note: translator('id')('requests.stored', { sender, unit }) },
})
