import t from 'tap'
import { chooseRegions } from '../../src/domain/region-choice.ts'

const named = (code: string, type: string, name: string, short_name: string) => ({ code, type, name, short_name })
const regions = [
  named('15', 'provinsi', 'Jambi', 'Jambi'),
  named('15.71', 'kota', 'Kota Jambi', 'Jambi'),
  named('32.04', 'kabupaten', 'Kabupaten Bandung', 'Bandung'),
  named('32.05', 'kabupaten', 'Kabupaten Garut', 'Garut'),
  named('32.11', 'kabupaten', 'Kabupaten Sumedang', 'Sumedang'),
  named('32.71', 'kota', 'Kota Bogor', 'Bogor'),
  named('32.73', 'kota', 'Kota Bandung', 'Bandung'),
]
const choose = (typed: string) => chooseRegions(typed, regions, '32.11')
const codes = (typed: string) => choose(typed).chosen.map(({ code }) => code)

t.test('regions are meant by code, by full name and by a name that only one has', async (t) => {
  t.same(codes('32.04,32.05'), ['32.04', '32.05'])
  t.same(codes(' kab. bandung ,KOTA  Bogor, garut'), ['32.04', '32.71', '32.05'])
  t.same(codes('Provinsi Jambi'), ['15'])
  t.same(choose('kota bandung,32.73').chosen.length, 1, 'each once')
})

t.test('a name that a kabupaten and a kota share is never guessed', async (t) => {
  const { chosen, problems } = choose('Bandung, Garut')
  t.same(
    chosen.map(({ code }) => code),
    ['32.05'],
  )
  t.same(
    problems.map(({ kind, typed }) => [kind, typed]),
    [['ambiguous', 'Bandung']],
  )
  t.same(
    problems[0]?.candidates.map(({ name }) => name),
    ['Kabupaten Bandung', 'Kota Bandung'],
  )
  t.equal(choose('Jambi').problems[0]?.candidates.length, 2, 'nor one of a province and its city')
})

t.test('what is unknown or too much is said, and the rest stays', async (t) => {
  const { chosen, problems } = choose('32.04,atlantis,32.05,32.71,32.73,15.71')
  t.equal(chosen.length, 4)
  t.same(
    problems.map(({ kind, typed }) => [kind, typed]),
    [
      ['unknown', 'atlantis'],
      ['tooMany', '15.71'],
    ],
  )
})

t.test('the reference stands there anyway and takes no place', async (t) => {
  const { chosen, referenceNamed, problems } = choose('32.11,32.04,32.05,32.71,32.73')
  t.equal(referenceNamed, true)
  t.equal(chosen.length, 4)
  t.same(problems, [])
  t.equal(choose('32.04').referenceNamed, false)
})
