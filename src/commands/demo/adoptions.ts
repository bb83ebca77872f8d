import type { Handle } from '../../db/actor.ts'
import { insert } from '../../db/bulk.ts'
import { dayInJakarta } from '../../domain/calendar.ts'
import { seeded } from '../../domain/random.ts'
import { DEMO_ACCOUNTS } from '../../features/accounts/demo-accounts.ts'
import { storeEffects } from '../../features/adoptions/effect-queries.ts'
import { allPractices, type Practice } from '../../features/practices/practices.ts'
import { type Pair, rowsOf } from './adoption-rows.ts'
import { hasAdoptions, readRegions } from './queries.ts'

/**
 * Simulated adoptions of the library's practices by many regions, at all stages, with reports, commitments, obstacles of
 * every type, and the words of owners and neighbours. Adoptions that are there already stay.
 */
export async function seedAdoptions(tx: Handle, at: Date): Promise<void> {
  if (await hasAdoptions(tx)) return
  const regions = (await readRegions(tx)).filter(({ type }) => type !== 'provinsi').map(({ code }) => code)
  const today = dayInJakarta(at)
  const all = (await allPractices(tx))
    .flatMap((practice) => pairsOf(practice, regions))
    .map((pair) => rowsOf(pair, today))
  const byId = <T extends { readonly id: string }>(rows: readonly T[]) =>
    rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  await insert(tx, 'adoption', byId(all.map(({ adoption }) => adoption)))
  await insert(tx, 'adoption_report', byId(all.flatMap(({ reports }) => reports)))
  await insert(tx, 'commitment', byId(all.flatMap(({ commitments }) => commitments)))
  await insert(tx, 'obstacle', byId(all.flatMap(({ obstacles }) => obstacles)))
  await insert(tx, 'adoption_verification', byId(all.flatMap(({ verifications }) => verifications)))
  await insert(
    tx,
    'fit_answer',
    all.flatMap(({ fits }) => fits),
  )
  await storeEffects(tx, today)
}

const PLAYED = [...new Set(DEMO_ACCOUNTS.flatMap(({ agency }) => agency ?? []))]

/** Some tens of regions, more often those nearby; the agencies one can be in the demonstration take over every third. */
function pairsOf({ slug, agency: owner }: Practice, regions: readonly string[]): Pair[] {
  const draw = seeded(`${slug} adopters`)
  const share = 0.02 + draw() * 0.06
  return regions.flatMap((agency, at) => {
    const isNear = agency.slice(0, 2) === owner.slice(0, 2)
    const chance = PLAYED.includes(agency) ? 0.35 : share * (isNear ? 4 : 1)
    const isTaken = draw() < chance && agency !== owner
    const neighbour = [regions[at + 1], regions[at - 1], regions[at + 2]].find((code) => code && code !== owner)
    return isTaken && neighbour ? [{ agency, owner, practice: slug, neighbour }] : []
  })
}
