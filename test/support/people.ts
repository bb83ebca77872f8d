import { v7 as uuid } from 'uuid'
import type { Role } from '../../src/domain/permissions.ts'
import type { TestApp, Visitor } from './app.ts'
import { quickHash } from './quick-hash.ts'

export const PASSWORD = 'kalimat panjang untuk uji'
const hashed = quickHash(PASSWORD)

/** Somebody of a real installation, signed in. */
export async function aPerson(app: TestApp, email: string, role: Role, agency: string | null): Promise<Visitor> {
  const id = uuid()
  const person = { id, email, name: email, password_hash: await hashed, disabled_at: null, created_at: app.now }
  await app.db.insertInto('person').values(person).execute()
  const rest = { province_code: null, unit_id: null, valid_from: '2026-01-01', valid_until: null }
  await app.db
    .insertInto('membership')
    .values({ id: uuid(), person_id: id, role, agency_id: agency, ...rest })
    .execute()
  return app.as(email, PASSWORD)
}
