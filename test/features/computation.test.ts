import t from 'tap'
import { anApp, type Visitor } from '../support/app.ts'
import { anAssessment, answerAll, PEMDI, SPBE } from '../support/assessments.ts'
import { aPerson } from '../support/people.ts'

/** What a page says about how its index came about. */
function computationIn(body: string): string {
  const [folded = ''] =
    /<details>\s*<summary>(?:Bagaimana ini dihitung|How this was computed).*?<\/details>/s.exec(body) ?? []
  return folded
}

/** A row of the table as it is read: "1 Kebijakan … 4 1,3% 0,0520". */
const rowsIn = (computation: string): string[] =>
  [...computation.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )

async function answer(visitor: Visitor, id: string, number: number, value: number | string): Promise<void> {
  const saved = await visitor.call('PATCH', `/assessments/${id}/answers/${number}`, { version: 0, value })
  if (saved.statusCode !== 200) throw new Error(saved.body)
}

t.test('the result shows what each indicator counts, up to the index and its predicate', async (t) => {
  const app = await anApp(t)
  const rina = await aPerson(app, 'rina@bandungkab.example', 'member', '32.04')
  const id = await anAssessment(rina)
  await answer(rina, id, 1, 4)
  await answer(rina, id, 47, 5)

  const { statusCode, body } = await rina.get(`/penilaian/${id}/hasil`)
  t.equal(statusCode, 200)
  const shown = computationIn(body)
  const rows = rowsIn(shown)
  t.equal(rows.filter((row) => /^\d/.test(row)).length, 47)
  t.match(rows[1], /^1 Kebijakan Internal .* 4 1,3% 0,0520$/)
  t.match(
    rows.find((row) => row.startsWith('2 ')),
    /\(belum diisi, dihitung tingkat 1\) 1 1,3% 0,0130$/,
  )
  t.equal(shown.match(/belum diisi, dihitung tingkat 1/g)?.length, 45)
  t.match(
    rows.find((row) => row.startsWith('Kebijakan Internal')),
    / 1,30 13% 0,1690$/,
    'an aspect',
  )
  t.equal(shown.match(/class="sum domain"/g)?.length, 4)
  t.match(rows.at(-1), /^Jumlah 100% 1,1\d+$/)
  t.match(
    shown,
    /1,1\d+ → <strong>1,1\d<\/strong>, predikat <strong>Kurang<\/strong> <span class="nowrap">\(1,00–1,79\)/,
  )

  const english = computationIn((await rina.get(`/en/penilaian/${id}/hasil`)).body)
  t.match(english, 'not answered, counted as level 1')
  t.match(english, /<strong>Poor<\/strong> <span class="nowrap">\(1\.00–1\.79\)/)
})

t.test('an assessment and the calculator compute the same values in the same words', async (t) => {
  const app = await anApp(t)
  const rina = await aPerson(app, 'rina@bandungkab.example', 'member', '32.04')
  const id = await anAssessment(rina)
  await answerAll(rina, id, 5)
  const assessed = computationIn((await rina.get(`/penilaian/${id}/hasil`)).body)
  t.match(assessed, 'predikat <strong>Memuaskan</strong> <span class="nowrap">(4,20–5,00)')
  t.notMatch(assessed, 'belum diisi')
  const calculated = await app.anyone.get(`/kalkulator?instrumen=${SPBE}&nilai=${Array(47).fill(5).join(',')}`)
  t.equal(computationIn(calculated.body), assessed)
})

t.test('where the regulation knows no domains the computation has none', async (t) => {
  const app = await anApp(t)
  const rina = await aPerson(app, 'rina@bandungkab.example', 'member', '32.04')
  const id = await anAssessment(rina, PEMDI)
  await answer(rina, id, 1, '3.5')
  const shown = computationIn((await rina.get(`/penilaian/${id}/hasil`)).body)
  t.equal(rowsIn(shown).filter((row) => /^\d/.test(row)).length, 20)
  t.match(rowsIn(shown)[1], / 3,50 [\d,]+% [\d,]+$/)
  t.notMatch(shown, 'domain"')
})
