import { v7 as uuid } from 'uuid'
import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import { type FieldError, Refusal } from '../../domain/errors.ts'
import type { Membership } from '../../domain/permissions.ts'
import { type Checked, type Checks, checksOf, readCheckRows } from './checking.ts'
import { insertReasons } from './queries.ts'
import { plainArgs } from './told.ts'

/**
 * Refuses (422) an assessment that has an error or a warning without a reason, naming each: `answers.3` for what is wrong
 * with an answer, `warnings.<key>` for what needs a reason. Gives what was checked, each warning with its reason.
 */
export async function refuseFindings(tx: Handle, id: string, checked: Checked, today: string): Promise<Checks> {
  const checks = checksOf(checked, await readCheckRows(tx, id), today)
  const open = checks.warnings.filter(({ reason }) => reason === null)
  const errors: FieldError[] = [
    ...checks.errors.map((finding) => ({ field: `answers.${finding.indicators[0] ?? 0}`, finding })),
    ...open.map(({ key, finding }) => ({ field: `warnings.${key}`, finding })),
  ].map(({ field, finding }) => ({
    ...{ field, code: finding.code, key: `checks.finding.${finding.code}` },
    args: plainArgs(checked.instrument, finding),
  }))
  if (errors.length === 0) return checks
  const args = { errors: checks.errors.length, warnings: open.length }
  throw new Refusal('invalid', 'checks.error.stands', { code: 'checks', errors, args })
}

/** One text for the findings that are called by these keys. */
export interface GivenReason {
  readonly keys: readonly string[]
  readonly text: string
}

/** Who gives it, for what, and when; the caller has locked the assessment. */
export interface Giving {
  readonly id: string
  readonly agencyId: string
  readonly membership: Membership
  readonly personId: string | null
  readonly at: Date
}

/**
 * Writes down why warnings are as they should be; one that has a reason already gets a newer one. Refuses (409 gone) a
 * warning that no longer stands: nothing of the request is stored then, and the text can be given again.
 */
export async function giveReasons(tx: Handle, { warnings }: Checks, { keys, text }: GivenReason, giving: Giving) {
  const meant = warnings.filter(({ key }) => keys.includes(key))
  if (meant.length < new Set(keys).size) throw new Refusal('conflict', 'checks.error.gone', { code: 'gone' })
  const { id, agencyId, membership, personId, at } = giving
  const rows = meant.map(({ finding: { code, subject } }) => ({ id: uuid(), code, subject }))
  await insertReasons(tx, { assessmentId: id, agencyId, text, by: membership.id, at }, rows)
  const codes = [...new Set(rows.map(({ code }) => code))]
  const numbers = [...new Set(meant.flatMap(({ finding }) => finding.indicators))].sort((a, b) => a - b)
  const data = { codes, indicators: numbers, count: rows.length, reason: text }
  await record(tx, { at, action: 'assessment.reason', subject: id, agencyId, membership, personId, data })
}
