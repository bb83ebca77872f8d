import { sql } from 'kysely'
import t from 'tap'
import { asPlatform } from '../../src/db/actor.ts'
import type { Visitor } from '../support/app.ts'
import { anApp } from '../support/app.ts'
import { derivableGroup, smallDifference } from '../support/derivable.ts'
import { type Ask, atomsOf, heardBy } from '../support/heard-reports.ts'
import { sizeOf, toldParts, toldSums } from '../support/populations.ts'
import { addAssessments, type SaidReport } from '../support/reports.ts'

const LEAST = 5
const SLICE = 'basis=verified&year=2026'

const asking =
  (visitor: Visitor): Ask =>
  async (query) => {
    const answer = await visitor.call('GET', `/reports/summary?${query}`)
    if (answer.statusCode !== 200) throw new Error(`${query}: ${answer.body}`)
    return answer.json<SaidReport>()
  }

t.test('whoever asks for everything and subtracts is told of no small group', async (t) => {
  const app = await anApp(t, 'demo')
  const west = Array.from({ length: 18 }, (_, at) => `32.${String(at + 1).padStart(2, '0')}`)
  const agencies = [
    ...west,
    '32',
    '32.71',
    '32.72',
    '32.73',
    '33',
    '33.01',
    '33.02',
    '33.03',
    '33.71',
    '31',
    '34',
    '34.01',
  ]
  await addAssessments(
    app.db,
    agencies.map((agency, at) => ({ agency, year: 2026, levels: [200 + (at % 3) * 90], basis: 'verified' as const })),
  )
  const ministry = await app.as('kementerian@kementerian.example')
  const atoms = await atomsOf(asking(ministry), SLICE)
  const nation = { province: null, type: null, cohort: null }
  t.equal(sizeOf(atoms, nation), agencies.length)

  const heard = await heardBy(asking(app.anyone), SLICE, atoms)
  t.strictSame(heard.besideHidden, [])
  t.ok(heard.tells(nation) && heard.tells({ ...nation, province: '32' }), 'what is large is told')
  const [sums, parts] = [toldSums(atoms, heard), toldParts(atoms, heard)]
  t.equal(smallDifference(sums, LEAST), null)
  t.equal(derivableGroup(sums, LEAST), null)
  t.equal(derivableGroup(parts, LEAST, 3), null)

  const open = await heardBy(asking(ministry), SLICE, atoms)
  const large = { ...open, tells: (each: Parameters<typeof open.tells>[0]) => sizeOf(atoms, each) >= LEAST }
  t.not(derivableGroup(toldSums(atoms, large), LEAST), null, 'which hiding small filters alone would')

  const member = asking(await app.as('anggota@garut.example'))
  const [own] = (await member(`${SLICE}&detail=rows`)).agencies
  t.match(own, { code: '32.05' })
  const stands = (await member(SLICE)).bands.findIndex(({ predicate }) => predicate === own?.predicate)
  const knowing = atoms.map((atom) => {
    const here = atom.province === '32' && atom.cohort === 'kabupaten-besar'
    return { ...atom, known: atom.counts.map((_, part) => Number(here && part === stands)) }
  })
  const told = await heardBy(member, SLICE, atoms)
  t.equal(derivableGroup(toldSums(knowing, told), LEAST), null, 'nor who knows the own agency')
  t.equal(derivableGroup(toldParts(knowing, told), LEAST, 3), null)

  const reviewer = asking(await app.as('provinsi@jabar.example'))
  t.match(await reviewer(`${SLICE}&province=32`), { open: true, n: 22 })
  const reviewing = atoms.map((atom) => ({ ...atom, known: atom.province === '32' ? atom.counts : [] }))
  const seen = await heardBy(reviewer, SLICE, atoms)
  t.equal(derivableGroup(toldSums(reviewing, seen), LEAST), null, 'nor who knows a province')
  t.equal(derivableGroup(toldParts(reviewing, seen), LEAST, 3), null)
})

t.test('an indicator that not everybody answered is told to nobody without the right to rows', async (t) => {
  const app = await anApp(t)
  const agencies = Array.from({ length: 12 }, (_, at) => `32.${String(at + 1).padStart(2, '0')}`)
  const made = agencies.map((agency) => ({ agency, year: 2024, levels: [300], basis: 'verified' as const }))
  await addAssessments(app.db, made)
  const indicators = async (): Promise<SaidReport['indicators']> =>
    (await app.anyone.call('GET', '/reports/summary?basis=verified')).json().indicators
  t.match((await indicators())[0], { n: 12, mean: '3.00' })
  await asPlatform(app.db, (tx) =>
    sql`update assessment set levels = array_replace(levels[1:1], 300, null) || levels[2:] where agency_id = '32.01'`.execute(
      tx,
    ),
  )
  const [first, second] = await indicators()
  t.match(first, { n: { under: 5 }, mean: { under: 5 } }, 'or the one who did not could be found by subtraction')
  t.match(second, { n: 12, mean: '3.00' })
})
