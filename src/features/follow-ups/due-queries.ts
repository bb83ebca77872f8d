import { sql } from 'kysely'
import type { Database } from '../../db/database.ts'
import type { ReportBasis } from '../../db/schema.ts'
import { type Days, dayOfZone } from '../../db/time-zones.ts'
import type { Stage } from '../../domain/adoption.ts'
import type { FollowUpKind } from '../../domain/follow-up.ts'
import type { Zone } from '../../domain/working-days.ts'

export interface DueAdoption {
  readonly id: string
  readonly agency_id: string
  readonly owner_id: string
  readonly stage: Stage
  readonly basis: ReportBasis
  readonly agency: string
  readonly zone: Zone
  readonly title: string
  readonly title_en: string
}

/** An adoption that somebody has to be asked about today, locked; what another instance is busy with is passed over. */
export async function lockDue(tx: Database, days: Days): Promise<DueAdoption | null> {
  const { rows } = await sql<DueAdoption>`
    select a.id, a.agency_id, a.owner_id, a.stage, a.basis, g.name as agency, z.zone, p.title, p.title_en
    from follow_up f
      join adoption a on a.id = f.adoption_id join agency g on g.code = a.agency_id
      join time_zone z on z.province_code = g.province_code join practice p on p.slug = a.practice_slug
    where f.asked_at is null and f.dropped_at is null and f.due_on <= ${dayOfZone('z.zone', days)}
    order by f.due_on limit 1 for update of a skip locked`.execute(tx)
  return rows[0] ?? null
}

export interface DueFollowUp {
  readonly id: string
  readonly commitment_id: string
  readonly person_id: string | null
  readonly kind: FollowUpKind
  readonly due_on: string
  readonly unit: string
  readonly target_on: string
}

export const listDue = (tx: Database, adoptionId: string, day: string | null): Promise<DueFollowUp[]> =>
  tx
    .selectFrom('follow_up as f')
    .innerJoin('commitment as c', 'c.id', 'f.commitment_id')
    .where('f.adoption_id', '=', adoptionId)
    .where('f.asked_at', 'is', null)
    .where('f.dropped_at', 'is', null)
    .where('f.due_on', '<=', day)
    .select(['f.id', 'f.commitment_id', 'f.person_id', 'f.kind', 'f.due_on', 'c.unit', 'c.target_on'])
    .orderBy('f.due_on')
    .execute()

/** Who works for an agency on a day and can be asked, the longest serving first. */
export const listPosts = (tx: Database, agencyId: string, day: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .where('m.agency_id', '=', agencyId)
    .where('m.role', 'in', ['member', 'unit', 'approver'])
    .where('m.valid_from', '<=', day)
    .where((eb) => eb.or([eb('m.valid_until', 'is', null), eb('m.valid_until', '>=', day)]))
    .where('p.disabled_at', 'is', null)
    .select(['m.person_id as personId', 'm.role', 'p.name'])
    .orderBy('m.valid_from')
    .orderBy('m.id')
    .execute()

export interface Question {
  readonly adoptionId: string
  readonly stage: Stage
  readonly agency: string
  readonly unit: string
  readonly targetOn: string
  readonly slug: string
  readonly title: string
  readonly titleEn: string
}

/** What a message asks about, as its actor may see it. */
export const readQuestion = (tx: Database, messageId: string): Promise<Question | undefined> =>
  tx
    .selectFrom('message as m')
    .innerJoin('follow_up as f', 'f.id', 'm.follow_up_id')
    .innerJoin('commitment as c', 'c.id', 'f.commitment_id')
    .innerJoin('adoption as a', 'a.id', 'f.adoption_id')
    .innerJoin('agency as g', 'g.code', 'a.agency_id')
    .innerJoin('practice as p', 'p.slug', 'a.practice_slug')
    .where('m.id', '=', messageId)
    .select([
      'a.id as adoptionId',
      'a.stage',
      'g.name as agency',
      'c.unit',
      'c.target_on as targetOn',
      'p.slug',
      'p.title',
      'p.title_en as titleEn',
    ])
    .executeTakeFirst()
