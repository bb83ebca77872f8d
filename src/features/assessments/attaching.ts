import { asActor, type Handle, readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { readAssignment, subjectOf } from '../assignments/assignments.ts'
import { attach, attachedTo, detach, documentChoices } from '../evidence/evidence.ts'
import type { LoadedInstrument } from '../instruments/instruments.ts'
import { readAssessment } from './queries.ts'
import { instrumentOf, opened } from './reading.ts'
import { locked } from './saving.ts'

/** Where an item stands: the assessment, the number of the indicator, the item's id. */
export interface ItemPlace {
  readonly id: string
  readonly number: number
  readonly item: string
}

/** An item with what is attached to it, and what else could be. Refuses an item the instrument does not have (404). */
export async function openItem(
  db: Database,
  who: Actor | null,
  { id, number, item: itemId }: ItemPlace,
  asked: { readonly q: string; readonly today: string; readonly chosen: string },
) {
  const assessment = await readAs(db, who, (tx) => readAssessment(tx, id))
  const { instrument } = await opened(db, who, assessment)
  const item = itemIn(instrument, number, itemId)
  if (!assessment) throw new Refusal('notFound', 'refusal.notFound')
  const [attached, choices, assignment] = await readAs(db, who, (tx) =>
    Promise.all([
      attachedTo(tx, id, number),
      documentChoices(tx, assessment.agency_id, asked),
      readAssignment(tx, id, number),
    ]),
  )
  const { documents, state } = attached(itemId)
  const taken = new Set(documents.map(({ document }) => document))
  const subject = subjectOf(assessment.agency_id, assignment)
  return {
    assessment,
    instrument,
    item,
    documents,
    state,
    subject,
    choices: choices.filter((one) => !taken.has(one.id)),
  }
}

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
    const { assessment, instrument, membership } = await takeToEdit(tx, who, place)
    const item = itemIn(instrument, place.number, place.item)
    const where = { agencyId: assessment.agency_id, assessment: assessment.id, instrument, item }
    await attach(tx, who, membership, { ...given, ...where }, at)
  })

/** Takes a document off an item; nothing of its history goes. Refuses a submitted assessment (409). */
export const detachFromItem = (
  db: Database,
  who: Actor | null,
  at: Date,
  { id, number, item }: ItemPlace,
  reference: string,
): Promise<void> =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument, membership } = await takeToEdit(tx, who, { id, number })
    itemIn(instrument, number, item)
    await detach(tx, who, membership, { reference, assessment: id, item, agencyId: assessment.agency_id }, at)
  })

async function takeToEdit(tx: Handle, who: Actor | null, { id, number }: Pick<ItemPlace, 'id' | 'number'>) {
  const assessment = await locked(tx, who, id)
  const membership = demand(
    who,
    'evidence:attach',
    subjectOf(assessment.agency_id, await readAssignment(tx, id, number)),
  )
  if (assessment.state === 'submitted') throw new Refusal('conflict', 'assessments.error.locked', { code: 'locked' })
  return { assessment, membership, instrument: await instrumentOf(tx, assessment) }
}

function itemIn(instrument: LoadedInstrument, number: number, itemId: string) {
  const indicator = instrument.indicators[number - 1]
  for (const { level, label, labelEn, evidence } of indicator?.levels ?? []) {
    const found = evidence.find(({ id }) => id === itemId)
    if (found && indicator) return { ...found, indicator: number, level, label, labelEn, of: indicator }
  }
  throw new Refusal('notFound', 'refusal.notFound')
}
