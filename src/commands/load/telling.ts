import type { Selectable } from 'kysely'
import type { Handle } from '../../db/actor.ts'
import type { Schema } from '../../db/schema.ts'
import { notify } from '../../features/notifications/notifications.ts'
import { listFollowedIndices, listFollowedRegions } from './queries.ts'
import type { Region } from './regions.ts'

type Index = Pick<Selectable<Schema['published_index']>, 'agency_id' | 'year'>

/**
 * Remembers which indices of followed regions stand, and gives what tells their followers of those that `published` adds.
 */
export async function newsOfIndices(tx: Handle, regions: readonly Region[], at: Date) {
  const followed = new Set((await listFollowedRegions(tx)).map(({ subject_id }) => subject_id))
  const known = new Set((await listFollowedIndices(tx)).map(nameOf))
  return async (published: readonly Index[]): Promise<void> => {
    for (const index of published) {
      if (!followed.has(index.agency_id) || known.has(nameOf(index))) continue
      const region = regions.find(({ code }) => code === index.agency_id)?.name ?? index.agency_id
      const followersOf = [{ subject: 'region', id: index.agency_id }] as const
      const about = `/daerah/${index.agency_id}`
      const names = { region, what: 'index' }
      await notify(
        tx,
        { kind: 'region.changed', key: `index ${nameOf(index)}`, followersOf, arguments: names, about },
        at,
      )
    }
  }
}

const nameOf = ({ agency_id, year }: Index): string => `${agency_id} ${year}`
