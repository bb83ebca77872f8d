import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import t from 'tap'
import { z } from 'zod'
import { cohortOf } from '../../src/domain/cohort.ts'
import { type Conjunction, conjunctionsOf } from '../../src/domain/conjunction.ts'
import { type Atom, releasable } from '../../src/domain/suppression.ts'
import { derivablePair, smallDifference } from '../support/derivable.ts'
import { sizeOf, toldParts, toldSums } from '../support/populations.ts'

const LEAST = 5
const NATION: Conjunction = { province: null, type: null, cohort: null }

const region = z.object({
  type: z.enum(['provinsi', 'kabupaten', 'kota']),
  province_code: z.string(),
  autonomous: z.string(),
  population_2024_s2: z.coerce.number(),
})

/** Every province, regency and city that has a government of its own, its predicate by chance but always the same. */
const country = (): Atom[] => {
  const file = readFileSync(new URL('../../data/regions.csv', import.meta.url))
  const regions = z.array(region).parse(parse(file, { columns: true, bom: true }))
  const autonomous = regions.filter((each) => each.autonomous === '1')
  const atoms = Map.groupBy(
    autonomous,
    (each) => `${each.province_code} ${cohortOf(each.type, each.population_2024_s2)}`,
  )
  let chance = 7
  return [...atoms.values()].map((all) => {
    const counts = [0, 0, 0, 0, 0]
    for (const _ of all) {
      chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648
      const predicate = [0.08, 0.38, 0.78, 0.97, 1].findIndex((share) => chance / 2_147_483_648 < share)
      counts[predicate] = (counts[predicate] ?? 0) + 1
    }
    const [first] = all
    const { type = 'kota', province_code = '', population_2024_s2 = 0 } = first ?? {}
    return { province: province_code, type, cohort: cohortOf(type, population_2024_s2) ?? '', counts }
  })
}

t.test('the regions of the country as they are', async (t) => {
  const atoms = country()
  const release = releasable(atoms, LEAST)
  const kind = (...keys: (keyof Conjunction)[]) =>
    conjunctionsOf(atoms).filter((each) =>
      (['province', 'type', 'cohort'] as const).every((key) => (each[key] !== null) === keys.includes(key)),
    )

  t.equal(sizeOf(atoms, NATION), 546)
  t.ok(release.tells(NATION) && release.tellsQuartiles(NATION))
  t.ok(kind('type').every(release.tells), 'all types')
  t.ok(kind('cohort').every(release.tells), 'all cohorts')
  const hidden = kind('province').filter((each) => !release.tells(each))
  t.strictSame(
    hidden.map(({ province }) => province).sort(),
    ['31', '93'],
    'of the provinces only DKI Jakarta, which has no regencies of its own, and the smallest other one, which hides it',
  )
  t.ok(
    [0, 1, 2, 3, 4].every((part) => release.tellsPart(NATION, part)),
    'the predicates of the nation',
  )
  t.ok(
    [0, 1, 2, 3, 4].every((part) => release.tellsPart({ ...NATION, type: 'kabupaten' }, part)),
    'and of the regencies',
  )

  const [sums, parts] = [toldSums(atoms, release), toldParts(atoms, release)]
  t.equal(smallDifference(sums, LEAST, 2), null, 'no filter less another leaves a small group')
  t.equal(derivablePair(sums, LEAST), null, 'nor does any linear combination a small group of one or two kinds')
  t.equal(derivablePair(parts, LEAST), null)
  const naive = conjunctionsOf(atoms)
    .filter((each) => sizeOf(atoms, each) >= LEAST)
    .map((each) => JSON.stringify(each))
  const leak = toldSums(atoms, { tells: (conjunction) => naive.includes(JSON.stringify(conjunction)) })
  t.not(derivablePair(leak, LEAST), null, 'which hiding small filters alone would')
})

t.test('it is decided while a reader waits', async (t) => {
  const atoms = country()
  releasable(atoms, LEAST).tellsPart(NATION, 0)
  const start = performance.now()
  const release = releasable(atoms, LEAST)
  const sums = performance.now() - start
  release.tellsPart(NATION, 0)
  const parts = performance.now() - start - sums
  t.ok(sums < 1000 && parts < 5000, `${sums.toFixed(0)} ms for the sums, ${parts.toFixed(0)} ms for the parts`)
  t.comment(`${sums.toFixed(0)} ms for the sums, ${parts.toFixed(0)} ms for the parts`)
})
