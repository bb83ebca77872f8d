import { asActor } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { readPerson, readPosts } from '../../db/people.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type LinkEnd, linkEnd } from '../../domain/owed.ts'
import { type Actor, can } from '../../domain/permissions.ts'
import { type Guess, notGuessed } from '../../web/guessing.ts'
import { type AssessmentRow, openAssessment } from '../assessments/assessments.ts'
import { isProvisional } from '../instruments/instruments.ts'
import { hashOf } from './making.ts'
import { type AskedIndicator, within, workOfUnits } from './owing.ts'
import { type LinkRow, readLink, readToken } from './queries.ts'

/** A link that holds: as whom it acts, and what it is for. */
export interface OpenLink {
  readonly state: 'open'
  /** The person who made it, with the post it was made under and with nothing else. */
  readonly actor: Actor
  readonly link: LinkRow
  readonly assessment: AssessmentRow
  readonly agency: string
  /** Criteria come from secondary sources. */
  readonly provisional: boolean
  readonly indicators: readonly AskedIndicator[]
}

export interface ClosedLink {
  readonly state: LinkEnd
}

/**
 * What a token opens, or null for one that was never given out. Changes nothing but the count of wrong tokens of an
 * address (429 after too many). A link acts with the rights its maker has at this moment, and not at all once they are
 * gone; what it reaches is further narrowed to its unit and items.
 */
export const linkBehind = (
  db: Database,
  token: string,
  { address, at, limits }: { readonly address: string; readonly at: Date; readonly limits: Guess['limits'] },
): Promise<OpenLink | ClosedLink | null> =>
  notGuessed(db, { key: `link ${address}`, at, limits }, async () => {
    const known = await readToken(db, hashOf(token))
    return known ? opened(db, known, at) : null
  })

async function opened(
  db: Database,
  { link: id, membership, person }: NonNullable<Awaited<ReturnType<typeof readToken>>>,
  at: Date,
): Promise<OpenLink | ClosedLink> {
  const { name, language, disabled_at } = await readPerson(db, person)
  const memberships = (await readPosts(db, person, dayInJakarta(at))).filter((post) => post.id === membership)
  const actor = { personId: person, name, language, memberships }
  if (disabled_at || !can(actor, 'request:make')) return { state: 'moved' }
  return asActor(db, actor, async (tx) => {
    const link = await readLink(tx, id)
    if (!link) return { state: 'moved' }
    const { assessment, instrument } = await openAssessment(tx, actor, link.assessment)
    const [work] = await workOfUnits(tx, assessment, link.unitId)
    const facts = { ...link, isSubmitted: assessment.state === 'submitted', assigned: work?.assigned ?? 0 }
    const end = linkEnd(facts, at)
    if (end !== null) return { state: end }
    const indicators = within(work?.indicators ?? [], link.items)
    const agency = memberships[0]?.agencyName ?? ''
    return { state: 'open', actor, link, assessment, agency, provisional: isProvisional(instrument), indicators }
  })
}
