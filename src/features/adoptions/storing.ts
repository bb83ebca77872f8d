import type { Updateable } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { bumpDataVersion } from '../../db/data-version.ts'
import type { Schema } from '../../db/schema.ts'
import { isRunning, nextNews, type Report } from '../../domain/adoption.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import type { Membership } from '../../domain/permissions.ts'
import { heardFrom } from '../follow-ups/follow-ups.ts'
import type { Adoption } from './opening.ts'
import { insertReport, updateAdoption } from './queries.ts'

type Change = Updateable<Schema['adoption']>

/** Appends a report that was found right, and brings the adoption's row to where it leads. Gives the report's id. */
export async function storeReport(
  tx: Handle,
  adoption: Adoption,
  { stage, on, note, evidence, nextOn: wanted, via }: Report,
  { membership, at }: { readonly membership: Membership; readonly at: Date },
  more: Change = {},
): Promise<string> {
  const { id, agency_id, owner_id, basis } = adoption
  const nextOn = nextNews(stage, wanted, dayInJakarta(at))
  const report = uuid()
  await insertReport(tx, {
    id: report,
    adoption_id: id,
    agency_id,
    owner_id,
    stage,
    reported_on: on,
    note,
    evidence,
    next_on: nextOn,
    via,
    by_membership: membership.id,
    at,
    basis,
  })
  const isStopped = stage === 'stopped'
  await updateAdoption(tx, id, {
    stage,
    last_on: on,
    next_on: nextOn,
    [`${stage}_on`]: adoption[`${stage}_on`] ?? on,
    ...(!isStopped && { stopped_on: null }),
    ...(!isRunning(stage) && { confirmed_on: null, verified_on: null }),
    updated_at: at,
    ...more,
  })
  await heardFrom(tx, id, stage, at)
  if (basis === 'reported' && stage !== adoption.stage) await bumpDataVersion(tx)
  return report
}
