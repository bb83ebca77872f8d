import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import type { Role } from '../../domain/permissions.ts'
import { firstAdminForm } from '../../features/accounts/schema.ts'
import { CommandError } from '../command-line.ts'
import { readAgencyName } from './queries.ts'

export interface Newcomer {
  readonly email: string
  readonly name: string
  readonly role: string
  /** Code of an agency or a province, as the role needs. */
  readonly place: string | null
  /** Name of a unit of the agency, for the role `unit`. */
  readonly unit: string | null
}

const identity = firstAdminForm.pick({ name: true, email: true })

/** Address, name and role as they are stored; refuses what is none. */
export function checked({ email, name, role }: Newcomer): z.output<typeof identity> & { readonly role: Role } {
  const result = identity.safeParse({ email, name })
  if (result.success) return { ...result.data, role: roleOf(role) }
  const wrong =
    result.error.issues[0]?.path[0] === 'name'
      ? `"${name}" is no name of 2 to 120 characters`
      : `"${email}" is no mail address`
  throw new CommandError(`${wrong}.`)
}

const PLACES = {
  member: 'agency',
  unit: 'agency',
  approver: 'agency',
  curator: 'agency',
  reviewer: 'province',
  assessor: 'none',
  ministry: 'none',
  admin: 'none',
} as const satisfies Record<Role, 'agency' | 'province' | 'none'>

export const ROLES = z.enum(['member', 'unit', 'approver', 'curator', 'reviewer', 'assessor', 'ministry', 'admin'])

function roleOf(role: string): Role {
  const result = ROLES.safeParse(role)
  if (result.success) return result.data
  throw new CommandError(`"${role}" is no role: one of ${ROLES.options.join(', ')}.`)
}

/** Agency roles name an agency, a reviewer a province, platform roles neither; a unit user also the unit. */
export async function placeOf(db: Database, role: Role, { place, unit }: Newcomer) {
  const kind = PLACES[role]
  if (kind === 'none' && place) throw new CommandError(`The role ${role} is for the whole platform, not for ${place}.`)
  if ((role === 'unit') !== (unit !== null)) {
    throw new CommandError(
      role === 'unit' ? 'The role unit needs the name of the unit after the agency.' : `The role ${role} has no unit.`,
    )
  }
  if (kind === 'none') return { agency: null, province: null }
  const example = kind === 'agency' ? 'an agency such as 32.11' : 'a province such as 32'
  if (!place) throw new CommandError(`The role ${role} needs the code of ${example}.`)
  if (kind === 'province' && place.length !== 2) throw new CommandError(`${place} is no province: give ${example}.`)
  if (!(await readAgencyName(db, place))) throw new CommandError(`${place} is no known code: give ${example}.`)
  return kind === 'agency' ? { agency: place, province: null } : { agency: null, province: place }
}
