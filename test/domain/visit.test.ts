import fc from 'fast-check'
import t from 'tap'
import { proposeAgenda } from '../../src/domain/agenda.ts'
import { expiryWarning, isDay } from '../../src/domain/agreement.ts'
import { CODE_LETTERS, codeFrom, readCode, readPresent } from '../../src/domain/attendance.ts'
import { afterVisitStep, closingProblem, owesCommitment, stepsFor } from '../../src/domain/visit.ts'
import { nextStep } from '../../src/domain/visit-next.ts'
import { calendarFile } from '../../src/web/ics.ts'

t.test('host and guest take turns', async (t) => {
  t.same(stepsFor('visit', 'requested', 'host'), ['accept', 'propose', 'decline'])
  t.same(stepsFor('visit', 'requested', 'guest'), ['withdraw'])
  t.same(stepsFor('visit', 'proposed', 'guest'), ['agree', 'withdraw'])
  t.same(stepsFor('visit', 'proposed', 'host'), ['propose', 'decline'], 'a host does not accept its own date')
  t.same(stepsFor('visit', 'accepted', 'guest'), ['cancel'])
  t.same(stepsFor('workshop', 'accepted', 'guest'), [], 'one delegation does not cancel a whole room')
  for (const state of ['declined', 'cancelled', 'closed'] as const) {
    t.same([...stepsFor('visit', state, 'host'), ...stepsFor('visit', state, 'guest')], [], state)
  }
  t.equal(afterVisitStep('visit', 'proposed', 'agree', 'host'), null)
})

t.test('a visit is closed when every delegation committed or said why not', async (t) => {
  const visit = { state: 'accepted', heldOn: '2026-11-20' } as const
  const done = { commitments: 2, noCommitment: '' }
  const reason = { commitments: 0, noCommitment: 'Menunggu anggaran' }
  const owing = { commitments: 0, noCommitment: '  ' }
  t.equal(closingProblem(visit, [done, reason], '2026-11-20'), null)
  t.same(closingProblem(visit, [done, owing], '2026-11-24'), { code: 'owing', owing: [owing] })
  t.match(closingProblem(visit, [done], '2026-11-19'), { code: 'notYet' })
  t.match(closingProblem(visit, [], '2026-11-24'), { code: 'nobody' })
  t.equal(nextStep({ ...visit, kind: 'visit' }, 'guest', owing, '2026-11-20'), 'commit')
  t.equal(nextStep({ ...visit, kind: 'visit' }, 'guest', done, '2026-11-20'), 'waitForClosing')
  t.equal(nextStep({ ...visit, kind: 'visit' }, 'host', null, '2026-11-19'), 'prepare')
  t.ok(owesCommitment(owing))
})

const words = { opening: 'Pembukaan', talk: 'Diskusi', closing: 'Komitmen' }

t.test('an agenda shows each practice once, closes the largest gap first and keeps to the time', async (t) => {
  const practice = fc.record({
    slug: fc.uuid(),
    title: fc.constant('Praktik'),
    indicators: fc.uniqueArray(fc.integer({ min: 1, max: 47 }), { minLength: 1, maxLength: 6 }),
  })
  const interests = fc.uniqueArray(fc.integer({ min: 1, max: 47 }), { maxLength: 20 })
  const property = fc.property(
    interests,
    fc.uniqueArray(practice, { selector: ({ slug }) => slug, maxLength: 20 }),
    fc.integer({ min: 90, max: 600 }),
    (numbers, practices, available) => {
      const agenda = proposeAgenda(numbers, practices, available, words)
      const shown = agenda.flatMap(({ practice }) => practice ?? [])
      const total = agenda.reduce((sum, { minutes }) => sum + minutes, 0)
      const told = agenda.flatMap(({ indicators }) => indicators)
      return (
        new Set(shown).size === shown.length &&
        new Set(told).size === told.length &&
        told.every((number) => numbers.includes(number)) &&
        total <= available &&
        agenda.every(({ minutes }) => minutes >= 5 && minutes % 5 === 0)
      )
    },
  )
  fc.assert(property)
  const [, first, second, talk] = proposeAgenda(
    [14, 3, 32, 9],
    [
      { slug: 'a', title: 'A', indicators: [14] },
      { slug: 'b', title: 'B', indicators: [32, 14, 9] },
    ],
    240,
    words,
  )
  t.match(first, { practice: 'b', indicators: [9, 14, 32], unit: '' }, 'who speaks is the host’s word')
  t.match(second, { practice: null, indicators: [3], topic: 'Diskusi' })
  t.match(talk, { topic: 'Komitmen' })
})

t.test('an agreement warns in its last 90 and 30 days', async (t) => {
  const on = (today: string) => expiryWarning('2027-02-28', today)
  t.same(['2026-11-29', '2026-11-30', '2027-01-29', '2027-02-28', '2027-03-01'].map(on), [
    null,
    'in90',
    'in30',
    'in30',
    'expired',
  ])
  t.same(['2026-02-29', '2028-02-29', '2026-13-01', 'besok', '26-01-01'].map(isDay), [false, true, false, false, false])
  t.same(
    ['0000-01-01', '9999-12-31'].map(isDay),
    [false, false],
    'no years that a database or a calendar stumbles over',
  )
})

t.test('a code has no look-alikes and is read as people type it', async (t) => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 30, maxLength: 40 }), (bytes) => {
      const code = codeFrom(bytes)
      return code === null || (readCode(code) === code && [...code].every((letter) => CODE_LETTERS.includes(letter)))
    }),
  )
  t.equal(readCode(' k7m-4px '), 'K7M4PX')
  for (const typed of ['', 'K7M4P', 'K7M4PXA', 'K7M4P0', 'K7M4PI', "K7M4P'"]) t.equal(readCode(typed), null, typed)
  for (const twin of '0O1IL2Z5S8BGQ') t.notOk(CODE_LETTERS.includes(twin), twin)
})

t.test('a pasted list is read line by line', async (t) => {
  const { present, problems, lines } = readPresent(
    'Asep Suryana; Kepala Bidang\r\n\nDewi\tAnalis\t32.05\n; Kabid\nRina; NIP 19800101 200501 1 001\na;b;c;d\n12;x',
  )
  t.same(present, [
    { line: 1, name: 'Asep Suryana', position: 'Kepala Bidang', delegation: '' },
    { line: 3, name: 'Dewi', position: 'Analis', delegation: '32.05' },
  ])
  t.same(problems, [
    { line: 4, code: 'name' },
    { line: 5, code: 'number' },
    { line: 6, code: 'parts' },
    { line: 7, code: 'name' },
  ])
  t.equal(lines, 6)
})

t.test('commas divide a line that has nothing else, and degrees stay with their name', async (t) => {
  const { present, problems } = readPresent(
    'Dedi, Staf\nDr. Rina Wulandari, S.Kom., M.Si, Kepala Bidang, 32.05\nAsep, S.T.; Analis, muda\nSiti',
  )
  t.same(problems, [])
  t.same(
    present.map(({ name, position, delegation }) => [name, position, delegation]),
    [
      ['Dedi', 'Staf', ''],
      ['Dr. Rina Wulandari, S.Kom., M.Si', 'Kepala Bidang', '32.05'],
      ['Asep, S.T.', 'Analis, muda', ''],
      ['Siti', '', ''],
    ],
  )
})

t.test('a calendar file keeps to RFC 5545', async (t) => {
  const text = calendarFile({
    uid: 'x@y',
    sequence: 2,
    stamp: new Date('2026-11-24T03:00:00.123Z'),
    day: '2026-12-01',
    starts: '09:00',
    ends: '15:30',
    zone: 'WITA',
    summary: 'Studi tiru; data, layanan \\ arsip',
    description: `Baris satu\nbaris dua ${'é'.repeat(80)}`,
    location: 'Aula\u0007 Setda',
    url: 'https://lab.example.go.id/kunjungan/x',
    cancelled: false,
  })
  const lines = text.split('\r\n')
  t.equal(lines.at(-1), '')
  t.ok(lines.every((line) => Buffer.byteLength(line) <= 75))
  t.notMatch(text.replaceAll('\r\n', ''), /[\r\n]/)
  t.match(text, 'DTSTART;TZID=Asia/Makassar:20261201T090000\r\n')
  t.match(text, 'DTSTAMP:20261124T030000Z\r\n')
  t.match(text, 'SUMMARY:Studi tiru\\; data\\, layanan \\\\ arsip\r\n')
  t.match(text.replaceAll('\r\n ', ''), `DESCRIPTION:Baris satu\\nbaris dua ${'é'.repeat(80)}\r\n`)
  t.match(text, 'LOCATION:Aula Setda')
})
