import type { Handle } from '../../db/actor.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { type Followed, type Said, USUAL_MODES } from '../../domain/notification.ts'
import { tellPeople } from './telling-queries.ts'

/** The kind, and what its sentence `notifications.kind.<kind>` names, come from the domain. */
export type News = Said & Occasion

interface Occasion {
  /** The event: who was told of it already is not told again, `answered 0198…`. */
  readonly key: string
  /** Ids of people. */
  readonly to?: readonly string[]
  /** Codes of agencies: their members, approvers and curators. */
  readonly agencies?: readonly string[]
  /** Every curator. */
  readonly curators?: boolean
  readonly followersOf?: readonly { readonly subject: Followed; readonly id: string }[]
  /** Id of a person who is not told; whoever acts never is. */
  readonly except?: string
  /** Path of the page it is about, without language. */
  readonly about: string
  readonly basis?: ReportBasis
}

/**
 * Tells people something, in the transaction that causes it: both happen or neither. Each person is told once, however
 * many reasons there are, and nobody of what they did themselves. One statement, whatever the number of people; mails
 * follow by each one's wish, made by the job `tellByMail`. Gives how many were told.
 */
export const notify = (tx: Handle, news: News, at: Date): Promise<number> => {
  const followed = news.followersOf ?? []
  return tellPeople(tx, {
    people: news.to ?? [],
    agencies: news.agencies ?? [],
    curators: news.curators ?? false,
    subjects: followed.map(({ subject }) => subject),
    subjectIds: followed.map(({ id }) => id),
    besides: news.except ?? null,
    kind: news.kind,
    key: news.key,
    arguments: JSON.stringify(news.arguments),
    about: news.about,
    basis: news.basis ?? 'reported',
    usual: USUAL_MODES[news.kind],
    day: dayInJakarta(at),
    at,
  })
}
