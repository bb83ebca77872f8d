import type { Handle } from '../../db/actor.ts'
import { Refusal } from '../../domain/errors.ts'
import { type Actor, ownAgencies } from '../../domain/permissions.ts'
import { readObstacleWithPractice } from './obstacle-queries.ts'
import { obstacleParams } from './schema.ts'

/** An obstacle as those see it whom it stops. */
export type OwnObstacle = NonNullable<Awaited<ReturnType<typeof readObstacleWithPractice>>>

/** An obstacle of an agency of `who`. Any other, and what is no id at all, is not there (404). */
export async function ownObstacle(tx: Handle, who: Actor | null, id: string): Promise<OwnObstacle> {
  const given = obstacleParams.shape.obstacle.safeParse(id)
  const obstacle = given.success ? await readObstacleWithPractice(tx, given.data) : undefined
  if (!obstacle || !ownAgencies(who).includes(obstacle.agency_id)) throw new Refusal('notFound', 'refusal.notFound')
  return obstacle
}
