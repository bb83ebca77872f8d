import type { Handle } from '../../db/actor.ts'
import { type Actor, demand } from '../../domain/permissions.ts'
import { addDays, dayIn } from '../../domain/working-days.ts'
import { countOpened, insertAsked, insertOpened } from './opening-queries.ts'

/** Where something similar is opened from the form `draft` (a random uuid), so that it counts; `url` is its own path. */
export const openedFrom = (draft: string, url: string): string =>
  draft === '' ? url : `/tanya/serupa/${draft}?ke=${encodeURIComponent(url)}`

/** Somebody who may ask opened something similar; the same form counts once. */
export async function openSimilar(tx: Handle, who: Actor | null, draft: string, at: Date): Promise<void> {
  demand(who, 'question:ask')
  await insertOpened(tx, { draft, day: dayIn('WIB', at) })
}

/** It was asked all the same: what was opened from the form does not count as an answer. */
export async function askedAnyway(tx: Handle, draft: string, at: Date): Promise<void> {
  if (draft !== '') await insertAsked(tx, { draft, day: dayIn('WIB', at) })
}

/** How often in so many days somebody opened something similar and did not ask any more. */
export const answeredBefore = (tx: Handle, days: number, at: Date): Promise<number> =>
  countOpened(tx, addDays(dayIn('WIB', at), -days))
