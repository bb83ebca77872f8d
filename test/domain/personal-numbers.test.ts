import fc from 'fast-check'
import t from 'tap'
import { personalNumbers } from '../../src/domain/personal-numbers.ts'

const digits = (length: number) =>
  fc.stringMatching(new RegExp(`^[3-9]\\d{${length - 1}}$`)).filter((run) => !/^(19|20)/.test(run))

t.test('a NIK or NIP is found however it is spaced, dotted or dashed', async (t) => {
  const separators = fc.array(fc.constantFrom('', ' ', '.', '-', '  ', '. ', '\u00a0', '–'), {
    minLength: 17,
    maxLength: 17,
  })
  fc.assert(
    fc.property(fc.constantFrom(16, 18).chain(digits), separators, (run, between) => {
      const written = [...run].map((digit, at) => digit + (at < run.length - 1 ? between[at] : '')).join('')
      // a thousand with its dot at either end reads as part of an amount
      fc.pre(!/^\d{3}\.\d{3}(?!\d)|^\d{1,2}\.\d{3}(?!\d)|(?<!\d)\.\d{3}$/.test(written))
      t.ok(personalNumbers(`NIK ${written}.`).length > 0, written)
    }),
    { numRuns: 500 },
  )
})

t.test('it is shown with its middle hidden', async (t) => {
  t.same(personalNumbers('Hubungi 3211012345678901'), ['32…01'])
  t.same(personalNumbers('NIP 19800101 200501 1 001'), ['19…01'])
  t.same(personalNumbers('３２１１０１２３４５６７８９０１'), ['32…01'], 'in full-width digits')
  t.same(personalNumbers('3211\u200b012345678901'), ['32…01'], 'with a character nobody sees')
  t.same(personalNumbers('tahun 2024 3211012345678901'), ['32…01'], 'after another number')
})

t.test('what people write every day is none', async (t) => {
  for (const text of [
    'Indeks 2019 2020 2021 2022 2023',
    '2024-01-15 2024-02-20',
    '15-01-2024 - 20-02-2024',
    'Rp 120.000.000 150.000.000',
    'Anggaran Rp1.250.000.000 dan Rp 980.000.000',
    'telepon 0812-3456-7890 atau (0261) 201234',
    'Perbup 12/2024 Pasal 4 ayat 2',
    'nomor 123456789012345 dan 12345678901234567 dan 1234567890123456789',
    '',
  ]) {
    t.same(personalNumbers(text), [], text)
  }
})

t.test('shorter and longer runs are none', async (t) => {
  fc.assert(
    fc.property(fc.constantFrom(1, 9, 15, 17, 19, 24).chain(digits), (run) => {
      t.same(personalNumbers(`x ${run} x`), [], run)
    }),
  )
})

t.test('a hundred thousand digits take no time', async (t) => {
  const started = performance.now()
  personalNumbers('1 '.repeat(50_000))
  personalNumbers('1'.repeat(100_000))
  personalNumbers('1.'.repeat(50_000))
  t.ok(performance.now() - started < 2_000)
})
