import { readAs } from '../../db/actor.ts'
import type { Database } from '../../db/database.ts'
import { can } from '../../domain/permissions.ts'
import type { Request } from '../../web/types.ts'
import type { StandingView } from './profile-props.ts'
import { listStanding } from './standing-queries.ts'

/** What a region did for others, in sentences without points or rank; simulated counts for the signed-in alone. */
export async function standingOf(db: Database, { actor, t }: Request, code: string): Promise<readonly StandingView[]> {
  const rows = await readAs(db, actor, (tx) => listStanding(tx, code))
  return rows
    .filter(({ basis }) => basis === 'reported' || can(actor, 'simulated:read'))
    .map(({ basis, ...counts }) => ({
      simulated: basis === 'simulated',
      lines: (['answers', 'practices', 'running'] as const).flatMap((name) =>
        counts[name] > 0 ? [t(`agencies.standing.${name}`, { count: counts[name] })] : [],
      ),
    }))
}
