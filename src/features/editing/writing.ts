import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { afterEditorialStep } from '../../domain/editorial.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, demand, type Membership } from '../../domain/permissions.ts'
import type { PracticeText } from '../../domain/practice.ts'
import { mergeText } from '../../domain/practice-merge.ts'
import { slugOf } from '../../domain/slug.ts'
import { refuseUnknown } from './checking.ts'
import { insertEvent } from './event-queries.ts'
import { insertText, listRevisions, lockText, readRevision, readText, storeRevision } from './queries.ts'
import { openText } from './reading.ts'

const TRIES = 50

/**
 * A new text of the agency that `who` works for; returns its address. Refuses whoever works for none (403), unknown
 * indicators and evidence items (422).
 */
export const startText = (db: Database, who: Actor | null, text: PracticeText, at: Date): Promise<string> =>
  asActor(db, who, async (tx) => {
    const membership = demand(who, 'practice:write')
    await refuseUnknown(tx, text)
    const stem = slugOf(text.title)
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const slug = tries === 1 ? stem : `${stem}-${tries}`
      if (await begin(tx, who, membership, slug, text, at)) return slug
    }
    throw new Refusal('conflict', 'editing.error.address')
  })

/** What was written, and the version it was written on; 0 for a practice that has no text of its own yet. */
export interface TextEdit {
  readonly version: number
  readonly text: PracticeText
}

/**
 * Saves a text as its next revision; returns its version. Refuses: another agency's (404), one in review (409 locked),
 * a field somebody else changed meanwhile (409 with both texts; nothing is stored), a version that does not exist yet,
 * unknown indicators or evidence items (422).
 */
export const saveText = (db: Database, who: Actor | null, slug: string, edit: TextEdit, at: Date): Promise<number> =>
  asActor(db, who, async (tx) => {
    const opened = await openText(tx, who, slug)
    const membership = demand(who, 'practice:write', { agencyId: opened.agencyId })
    await refuseUnknown(tx, edit.text)
    if (opened.version === 0 && (await begin(tx, who, membership, slug, edit.text, at))) return 1
    const current = await lockText(tx, slug)
    if (!current) throw new Refusal('notFound', 'refusal.notFound')
    if (afterEditorialStep(current.state, 'edit') === null) {
      throw new Refusal('conflict', 'editing.error.inReview', { code: 'locked' })
    }
    if (edit.version > current.version) throw invalidVersion()
    const base = edit.version === 0 ? opened.content : await contentAt(tx, slug, edit.version)
    const { merged, conflicts, changed } = mergeText(base, current.content, edit.text)
    if (conflicts.length > 0) throw await bothTexts(tx, slug, edit.version, merged, current.content, conflicts)
    if (!changed) return current.version
    const version = current.version + 1
    await storeRevision(tx, { slug, agencyId: current.agency_id, version, content: merged, by: membership.id, at })
    return version
  })

/** A field that two people changed. */
export interface OtherText {
  readonly field: string
  readonly theirs: string
  readonly by: string | null
  readonly at: Date | null
}

/** What a conflict carries: the text to go on with (own words where both wrote), and the other's words. */
export interface TextConflict {
  readonly version: number
  readonly merged: PracticeText
  readonly others: readonly OtherText[]
}

async function begin(
  tx: Handle,
  who: Actor | null,
  membership: Membership,
  slug: string,
  content: PracticeText,
  at: Date,
): Promise<boolean> {
  const agencyId = membership.agency ?? ''
  const by = membership.id
  if (!(await insertText(tx, { slug, agencyId, basis: 'reported', content, by, at }))) return false
  await insertEvent(tx, { slug, agencyId, kind: 'started', version: 1, by, at })
  const event = { at, action: 'practice.started', subject: slug, agencyId, membership }
  await record(tx, { ...event, personId: who?.personId ?? null })
  return true
}

async function contentAt(tx: Handle, slug: string, version: number): Promise<PracticeText> {
  const revision = await readRevision(tx, slug, version)
  if (!revision) throw invalidVersion()
  return revision.content
}

const invalidVersion = (): Refusal =>
  new Refusal('invalid', 'refusal.invalid', {
    errors: [{ field: 'version', code: 'version', key: 'editing.error.version' }],
  })

async function bothTexts(
  tx: Handle,
  slug: string,
  since: number,
  merged: PracticeText,
  current: PracticeText,
  fields: readonly (keyof PracticeText)[],
): Promise<Refusal> {
  const later = (await listRevisions(tx, slug)).filter(({ version }) => version > since)
  const others = fields.map((field) => {
    const author = later.findLast((revision) => revision.content[field] === current[field])
    return { field, theirs: current[field], by: author?.by ?? null, at: author?.at ?? null }
  })
  const newest = (await readText(tx, slug))?.version ?? since
  const conflict: TextConflict = { version: newest, merged, others }
  return new Refusal('conflict', 'editing.error.conflict', { code: 'conflict', extra: { conflict } })
}
