import fc from 'fast-check'
import t from 'tap'
import { anApp } from '../support/app.ts'
import { anAssessment } from '../support/assessments.ts'
import { filled, uploads, worksheet } from '../support/worksheets.ts'

/** Texts that spreadsheets and XML read in ways of their own. */
const odd = fc.constantFrom(
  '=1+1',
  '+62',
  '-',
  '@a',
  "'x",
  '_x0041_',
  '_x005F_x0041_',
  '\t a \n',
  '\r',
  ' ',
  '<&">',
  '1e5',
  '03',
  '2/1/2024',
)
const text = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 4 })
  .map((parts) => parts.join(''))
const answers = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 47 }),
    value: fc.option(fc.integer({ min: 1, max: 5 })),
    explanation: text,
  }),
  { minLength: 1, maxLength: 12 },
)

t.test('a worksheet brought back as it was changes nothing; an edited one changes exactly those cells', async (t) => {
  const app = await anApp(t, 'demo')
  const member = await app.as('anggota@bandung.example')
  const id = await anAssessment(member)
  const versions = Array<number>(47).fill(0)
  const samples = fc.sample(fc.tuple(answers, fc.integer({ min: 1, max: 47 }), text), { numRuns: 12, seed: 6 })
  for (const [changes, edited, typed] of samples) {
    for (const { number, value, explanation } of changes) {
      const body = { version: versions[number - 1], value, explanation }
      const saved = await member.call('PATCH', `/assessments/${id}/answers/${number}`, body)
      t.equal(saved.statusCode, 200, JSON.stringify(explanation))
      versions[number - 1] = saved.json().version
    }
    const file = await worksheet(member, id)
    const same = await uploads(app, member, id, file)
    t.match(same.body, 'Tidak ada baris yang berubah, 47 baris tetap', JSON.stringify(changes))
    t.notMatch(same.body, 'tidak dapat dibaca')
    const other = await uploads(app, member, id, await filled(file, [[edited, 'Penjelasan', `${typed}diubah`]]))
    t.match(other.body, '1 baris berubah, 46 baris tetap', JSON.stringify(typed))
    t.match(other.body, `name="pilih" value="${edited}"`)
  }
})
