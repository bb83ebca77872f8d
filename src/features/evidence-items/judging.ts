import { asActor, type Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Database } from '../../db/database.ts'
import { contentHash } from '../../domain/content-hash.ts'
import { uploadState } from '../../domain/evidence.ts'
import { allBy, type ReviseClass } from '../../domain/ladder.ts'
import type { Actor, Membership } from '../../domain/permissions.ts'
import type { LadderItem, LadderLevel } from '../ladder/ladder.ts'
import { insertCriterionVerdict, insertVerdict, listDetached } from './queries.ts'
import { conflict, secondPerson, wrong } from './refusing.ts'
import { type ItemPlace, itemIn, type LevelPlace, levelIn, takeLadder } from './taking.ts'

export interface GivenVerdict {
  /** Accepted, or why it is to be revised. */
  readonly verdict: 'accepted' | ReviseClass
  /** What is to be done; a revision needs it. */
  readonly note: string
  /** What the judge saw, as `sightOf` tells it. */
  readonly sight: string
}

/**
 * Judges what stands at an item; the membership it is done under tells whether it is an internal check. Refuses, besides
 * what `takeLadder` does, an item that changed since it was looked at (409 changed), acceptance of nothing or of a draft
 * and a revision without words (422), and acceptance by whoever attached all of it alone (403).
 */
export const judgeItem = (db: Database, who: Actor | null, at: Date, place: ItemPlace, given: GivenVerdict) =>
  asActor(db, who, async (tx) => {
    const { assessment, instrument, membership, ladder } = await takeLadder(tx, who, place, 'evidence:judge')
    const { level, item } = itemIn(ladder, place.item)
    const { verdict, note, sight } = given
    const outcome = verdict === 'accepted' ? 'accepted' : 'revise'
    const said = { outcome, class: verdict === 'accepted' ? null : verdict, note } as const
    if (isSaid(item, said)) return
    if (sight !== sightOf(item)) throw conflict('changed')
    if (verdict !== 'accepted' && note === '') throw wrong('catatan', 'ladder.error.note')
    if (verdict === 'accepted') refuseAcceptance(item, who)
    const where = { indicator: place.number, level: level.level, item: item.id }
    const by = { assessment: place.id, agencyId: assessment.agency_id, by: membership.id, at }
    const number = (item.verdict?.number ?? 0) + 1
    await insertVerdict(tx, { ...by, ...where, ...said, instrument, number, basis: item.basis })
    const before = item.judged && item.verdict ? { outcome: item.verdict.outcome, class: item.verdict.class } : null
    const data = { number: place.number, item: item.id, before, after: said, basis: item.basis }
    await tell(tx, who, { ...by, membership, action: 'evidence.judged', data })
  })

/** What an item shows to whoever judges it: what it stands on, and what was said of it last. */
export const sightOf = ({ basis, verdict }: LadderItem): string =>
  contentHash([verdict?.number ?? 0, basis]).slice(0, 24)

/**
 * Says whether the criteria of a level (2 to 5) are met. While they are not, everything above is rejected by that alone.
 * Refuses, besides what `takeLadder` does, a level that changed since it was looked at (409 changed), "not met"
 * without words (422), and "met" by whoever brought all of the level's evidence alone (403), also once it was taken off.
 */
export const judgeCriterion = (
  db: Database,
  who: Actor | null,
  at: Date,
  place: LevelPlace,
  { met, note, sight }: { readonly met: boolean; readonly note: string; readonly sight: string },
) =>
  asActor(db, who, async (tx) => {
    const { assessment, membership, ladder } = await takeLadder(tx, who, place, 'evidence:judge')
    const found = levelIn(ladder, place.level)
    const { level, items, criterion } = found
    if (!met && note === '') throw wrong('catatan', 'ladder.error.note')
    if (met) {
      const attached = items.flatMap((item) => item.attached)
      const brought = attached.length > 0 ? attached : await listDetached(tx, place.id, place.number, level)
      if (allBy(brought, who?.personId ?? '')) throw secondPerson()
    }
    if (criterion?.met === met && criterion.note === note) return
    if (sight !== levelSightOf(found)) throw conflict('changed')
    const by = { assessment: place.id, agencyId: assessment.agency_id, by: membership.id, at }
    await insertCriterionVerdict(tx, {
      ...by,
      indicator: place.number,
      level,
      number: (criterion?.number ?? 0) + 1,
      met,
      note,
    })
    const data = { number: place.number, level, before: criterion?.met ?? null, after: met, note }
    await tell(tx, who, { ...by, membership, action: 'evidence.criterion', data })
  })

/** The same of a level's criteria. */
export const levelSightOf = ({ criterion, items }: LadderLevel): string =>
  contentHash([criterion?.number ?? 0, items.map(({ basis }) => basis)]).slice(0, 24)

function refuseAcceptance({ attached }: LadderItem, who: Actor | null): void {
  if (attached.length === 0) throw wrong('putusan', 'ladder.error.nothing')
  if (uploadState(attached) === 'draft') throw wrong('putusan', 'ladder.error.draft')
  if (allBy(attached, who?.personId ?? '')) throw secondPerson()
}

/** Sent twice is said once. */
const isSaid = (
  { judged, verdict }: LadderItem,
  said: Pick<NonNullable<LadderItem['verdict']>, 'outcome' | 'class' | 'note'>,
) => judged && verdict?.outcome === said.outcome && verdict.class === said.class && verdict.note === said.note

interface Told {
  readonly assessment: string
  readonly agencyId: string
  readonly membership: Membership
  readonly at: Date
  readonly action: string
  readonly data: object
}

/** In the trail of the assessment. */
export const tell = (tx: Handle, who: Actor | null, { assessment, agencyId, membership, at, action, data }: Told) =>
  record(tx, { at, action, subject: assessment, agencyId, membership, personId: who?.personId ?? null, data })
