import { join } from 'node:path'
import t from 'tap'
import type { Conjunction } from '../../src/domain/conjunction.ts'
import { signedIn } from '../support/answering.ts'
import { DEMO_PASSWORD } from '../support/database.ts'
import { derivablePair, smallDifference } from '../support/derivable.ts'
import { aFolder } from '../support/embedded.ts'
import { type Ask, atomsOf, heardBy } from '../support/heard-reports.ts'
import { aPlatform } from '../support/platform.ts'
import { sizeOf, toldParts, toldSums } from '../support/populations.ts'

const LEAST = 5
const SLICE = 'basis=simulated&year=2024'

t.test('a member who asks the whole country for everything can subtract what he likes', async (t) => {
  const DATA_DIR = join(await aFolder(t), 'var')
  const platform = await aPlatform(t, { DATA_DIR, DEMO_PASSWORD, LOG_LEVEL: 'silent' })
  t.not(platform.address, '', platform.complained())
  const asking = async (email: string): Promise<Ask> => {
    const call = await signedIn(platform.address, email)
    return (query) => call('GET', `/reports/summary?${query}`) as ReturnType<Ask>
  }
  const ministry = await asking('kementerian@kementerian.example')
  const member = await asking('anggota@garut.example')
  const anyone = (query: string) => fetch(`${platform.address}/api/v1/reports/summary?${query}`)
  t.equal((await anyone(SLICE)).status, 401, 'simulated figures are not for everybody')
  t.match(await (await anyone('basis=verified')).json(), { n: 0 }, 'and there are no verified ones')

  const everything = await atomsOf(ministry, SLICE)
  const [own] = (await member(`${SLICE}&detail=rows`)).agencies
  const stands = (await ministry(SLICE)).bands.findIndex(({ predicate }) => predicate === own?.predicate)
  const atoms = everything.map((atom) => ({
    ...atom,
    known: atom.counts.map((_, part) =>
      Number(atom.province === '32' && atom.cohort === 'kabupaten-besar' && part === stands),
    ),
  }))
  const nation: Conjunction = { province: null, type: null, cohort: null }
  t.equal(own?.code, '32.05')
  t.ok(sizeOf(atoms, nation) > 400)

  const heard = await heardBy(member, SLICE, atoms)
  t.ok(heard.answers > 300, `${heard.answers} filters were asked`)
  t.strictSame(heard.besideHidden, [])
  t.ok(heard.tells(nation) && heard.tells({ ...nation, type: 'kota' }) && heard.tellsPart(nation, stands))
  const [sums, parts] = [toldSums(atoms, heard), toldParts(atoms, heard)]
  t.comment(`${sums.rows.length} sums and ${parts.rows.length - sums.rows.length} counts by predicate are told`)
  t.equal(smallDifference(sums, LEAST, 2), null, 'and finds no small group by subtracting one filter from another')
  t.equal(derivablePair(sums, LEAST), null, 'nor by any linear combination')
  t.equal(derivablePair(parts, LEAST), null, 'nor how few stand at one predicate')
  const naive = { tells: (each: Conjunction) => sizeOf(atoms, each) >= LEAST }
  t.not(derivablePair(toldSums(atoms, naive), LEAST), null, 'as he would if only small filters were hidden')
})
