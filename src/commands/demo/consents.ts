import { seeded } from '../../domain/random.ts'
import { REFERENCE_AGENCY } from '../../domain/reference.ts'
import { DEMO_ACCOUNTS } from '../../features/accounts/demo-accounts.ts'

const OTHERS = 60

/**
 * Who lets other agencies see its levels: the reference and sixty others in an order of their own. Not the agencies whose
 * people one can be in the demonstration: there one decides oneself.
 */
export function consentingAgencies(codes: readonly string[]): readonly string[] {
  const played = DEMO_ACCOUNTS.map(({ agency }) => agency)
  const others = codes
    .filter((code) => code !== REFERENCE_AGENCY && !played.includes(code))
    .map((code) => ({ code, place: seeded(`${code} consent`)() }))
    .sort((a, b) => a.place - b.place)
  return [REFERENCE_AGENCY, ...others.slice(0, OTHERS).map(({ code }) => code)]
}
