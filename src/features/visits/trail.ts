import type { Handle } from '../../db/actor.ts'
import { record } from '../../db/audit.ts'
import type { Actor } from '../../domain/permissions.ts'

/** Appends to the audit trail, in the name of the agency that acts. */
export const told = (
  tx: Handle,
  who: Actor | null,
  action: string,
  id: string,
  agencyId: string,
  at: Date,
  data = {},
) => record(tx, { at, action, subject: id, agencyId, personId: who?.personId ?? null, data })
