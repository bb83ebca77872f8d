import fc from 'fast-check'
import t from 'tap'
import { afterEditorialStep, type EditorialState } from '../../src/domain/editorial.ts'
import { freshness, monthsAfter } from '../../src/domain/freshness.ts'
import { BLANK_TEXT, evidenceIn, lacksOf, numbersIn, SECTIONS } from '../../src/domain/practice.ts'
import { populationClass } from '../../src/domain/practice-classes.ts'

const told = Object.fromEntries(SECTIONS.map((section) => [section, 'Diceritakan, 2025']))
const whole = {
  ...BLANK_TEXT,
  ...told,
  title: 'Judul',
  summary: 'Ringkasan',
  unit: 'Diskominfo',
  cost: 'under100',
  indicators: '14',
  evidence: 'I14.3.1',
}

t.test('a full practice lacks whatever is not told', async (t) => {
  t.same(lacksOf(whole), [])
  for (const field of ['title', 'summary', 'unit', 'cost', 'indicators', 'evidence', ...SECTIONS] as const) {
    t.same(lacksOf({ ...whole, [field]: ' \n ' }), [{ field, kind: 'empty' }], field)
  }
  t.equal(lacksOf(BLANK_TEXT).length, 15)
})

t.test('measured results name a year', async (t) => {
  t.same(lacksOf({ ...whole, results: 'Antrean turun 40%' }), [{ field: 'results', kind: 'undated' }])
  t.same(lacksOf({ ...whole, results: 'Antrean turun 40% (Maret 2025)' }), [])
})

t.test('a snapshot may be shorter, but not without problem and contact', async (t) => {
  const short = { ...BLANK_TEXT, form: 'snapshot', title: 'a', summary: 'b', unit: 'c', problem: 'd', contact: 'e' }
  t.same(lacksOf(short), [])
  t.same(lacksOf({ ...short, contact: '' }), [{ field: 'contact', kind: 'empty' }])
  t.ok(lacksOf({ ...short, form: 'lain' }).length > 5, 'an unknown form asks for everything')
})

t.test('lists are read as people write them', async (t) => {
  t.same(numbersIn('15, 14 dan 37;14'), [14, 15, 37])
  t.same(numbersIn(''), [])
  t.same(evidenceIn('i14.3.2,I14.3.1\nI14.3.2'), ['I14.3.1', 'I14.3.2'])
})

t.test('a text is published only out of review, and worked on only outside of it', async (t) => {
  const states: EditorialState[] = ['draft', 'review', 'returned', 'published']
  for (const state of states) {
    t.equal(afterEditorialStep(state, 'publish'), state === 'review' ? 'published' : null)
    t.equal(afterEditorialStep(state, 'edit'), state === 'review' ? null : 'draft')
  }
  t.equal(afterEditorialStep('published', 'send'), null, 'nothing has changed since')
})

t.test('freshness ends after twelve and eighteen months, to the day', async (t) => {
  t.equal(freshness('2025-11-24', '2026-11-23'), 'fresh')
  t.equal(freshness('2025-11-24', '2026-11-24'), 'ageing')
  t.equal(freshness('2025-05-24', '2026-11-23'), 'ageing')
  t.equal(freshness('2025-05-24', '2026-11-24'), 'stale')
  t.equal(monthsAfter('2024-08-31', 18), '2026-02-28')
  t.equal(monthsAfter('2023-08-31', 6), '2024-02-29')
})

t.test('months never end before they begin', async (t) => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 36 }), (at, months) => {
      const from = at.toISOString().slice(0, 10)
      const to = monthsAfter(from, months)
      const [y1 = 0, m1 = 0] = from.split('-').map(Number)
      const [y2 = 0, m2 = 0] = to.split('-').map(Number)
      t.equal(y2 * 12 + m2, y1 * 12 + m1 + months)
    }),
  )
})

t.test('regions fall into classes by their inhabitants', async (t) => {
  t.equal(populationClass(249_999), 'under250')
  t.equal(populationClass(250_000), 'under500')
  t.equal(populationClass(1_226_660), 'under2000')
  t.equal(populationClass(2_000_000), 'over2000')
  t.equal(populationClass(null), null)
})
