import { v7 as uuid } from 'uuid'
import type { Handle } from '../../src/db/actor.ts'
import { asActor, asPlatform } from '../../src/db/actor.ts'
import { Refusal } from '../../src/domain/errors.ts'
import type { Role } from '../../src/domain/permissions.ts'
import type { TestApp, Visitor } from './app.ts'

/** Somebody of a real installation, as the verbs know people. */
export async function anActor(app: TestApp, role: Role, agency: string | null, province: string | null = null) {
  const id = uuid()
  const email = `${id}@uji.example`
  const person = { id, email, name: email, password_hash: null, disabled_at: null, created_at: app.now }
  await app.db.insertInto('person').values(person).execute()
  const membership = { id: uuid(), role, agency, agencyName: null, province, unit: null }
  const dates = { valid_from: '2026-01-01', valid_until: null }
  await app.db
    .insertInto('membership')
    .values({
      id: membership.id,
      person_id: id,
      role,
      agency_id: agency,
      province_code: province,
      unit_id: null,
      ...dates,
    })
    .execute()
  const who = { personId: id, name: email, language: 'id', memberships: [membership] } as const
  return { who, may: <T>(work: (tx: Handle) => Promise<T>) => asActor(app.db, who, work) }
}

/** Commits an agency to a practice that it has not taken over yet, and gives the adoption's id. */
export async function anAdoption(app: TestApp, visitor: Visitor, agency: string): Promise<string> {
  const { slug } = await asPlatform(app.db, (tx) =>
    tx
      .selectFrom('practice')
      .where('practice.agency_id', '<>', agency)
      .where('slug', 'not in', (eb) =>
        eb.selectFrom('adoption').where('adoption.agency_id', '=', agency).select('practice_slug'),
      )
      .select('slug')
      .orderBy('slug')
      .executeTakeFirstOrThrow(),
  )
  const { agencyId: _, practice: __, visitId: ___, ...commitment } = aCommitment
  const answer = await visitor.post('/penerapan/baru', { ...commitment, practice: slug, how: 'committed' })
  if (answer.statusCode !== 303) throw new Error(`not committed: ${answer.body}`)
  return String(answer.headers.location).split('/').at(-1) ?? ''
}

/** What a verb refused with, as far as a test names it; anything but a refusal fails. */
export async function refusalOf(verb: Promise<unknown>): Promise<{ kind: string; fields: string[] }> {
  const error = await verb.then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error
  return { kind: error.kind, fields: (error.details.errors ?? []).map(({ field, code }) => `${field} ${code}`) }
}

export const PRACTICE = 'e-office'
export const GARUT = '32.05'
export const BANDUNG = '32.04'
export const SUMEDANG = '32.11'

export const aCommitment = {
  agencyId: GARUT,
  practice: PRACTICE,
  unit: 'Dinas Komunikasi dan Informatika',
  personInCharge: 'Kepala Bidang Aptika',
  targetOn: '2027-03-31',
  visitId: null,
} as const
