import type { Database } from '../../db/database.ts'
import { STAGES } from '../../domain/adoption.ts'
import { OBSTACLE_TYPES } from '../../domain/obstacle.ts'
import type { Translate } from '../../web/i18n.ts'
import { listWhole, type WholeRow } from './whole-queries.ts'

/** Something that is counted of all adoptions, in words and in every place. */
export interface Whole {
  readonly kind: WholeRow['kind']
  readonly key: string
  readonly label: string
  readonly places: readonly Pick<WholeRow, 'province' | 'type' | 'cohort' | 'n' | 'agencies'>[]
}

const KEYS = {
  stage: STAGES,
  obstacle: OBSTACLE_TYPES,
  overdue: ['news', 'target', 'silent'],
} as const satisfies Record<WholeRow['kind'], readonly string[]>

/**
 * All adoptions by their stage, open obstacles by type and overdue work by kind, counted by the adopter's province, type
 * and cohort with the number of agencies behind each count; one basis, never two. For reports, which decide what of it may
 * be told to whom: every row of it is about few agencies. Empty where there are no adoptions of that basis.
 */
export async function wholeOfAdoptions(
  db: Database,
  t: Translate,
  basis: WholeRow['basis'],
  today: string,
): Promise<readonly Whole[]> {
  const rows = (await listWhole(db, today)).filter((row) => row.basis === basis)
  if (rows.length === 0) return []
  return (['stage', 'obstacle', 'overdue'] as const).flatMap((kind) =>
    KEYS[kind].map((key) => ({
      kind,
      key,
      label:
        kind === 'overdue'
          ? t(`adoptions.overdue.${key}`)
          : t(`adoptions.${kind === 'stage' ? 'stage' : 'type'}.${key}`),
      places: rows.filter((row) => row.kind === kind && row.key === key),
    })),
  )
}
