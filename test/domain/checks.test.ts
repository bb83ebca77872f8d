import fc from 'fast-check'
import t from 'tap'
import { type CheckedIndicator, findingsOf } from '../../src/domain/checks.ts'
import type { CheckedDocument, CheckedUse } from '../../src/domain/checks-evidence.ts'
import { findingKey, WARNING_CODES } from '../../src/domain/finding.ts'

const PERIOD = { year: 2026, today: '2026-11-24' }

/** A document that nothing is wrong with. */
const DOCUMENT: CheckedDocument = {
  ...{ id: 'd1', kind: 'file', revision: 1, sha256: 'aa', title: 'Perbup 12/2024', signed: 'yes', hasText: true },
  ...{ effectiveFrom: '2024-03-01', effectiveUntil: '2027-12-31', expiresOn: null },
}

/** An answered indicator of level 3 that nothing is wrong with. */
const INDICATOR: CheckedIndicator = {
  ...{ number: 1, value: 300, explanation: 'Perbup 12/2024 Pasal 4', earlier: null, openTask: null },
  ...{ namesService: false, serviceName: '', serviceOwner: '', claimed: 3 },
  levels: [
    { level: 2, standing: 'covered' },
    { level: 3, standing: 'evidenced' },
  ],
  ...{ missingItems: [], uses: [], revise: [], notMet: [] },
}

const use = (level: number, document: Partial<CheckedDocument> = {}, place = 'Pasal 4'): CheckedUse => ({
  ...{ reference: `r${level}${document.id ?? ''}`, item: `I01.${level}.1`, level, place },
  document: { ...DOCUMENT, ...document },
})

const found = (...changes: Partial<CheckedIndicator>[]) =>
  findingsOf(
    changes.map((change, at) => ({ ...INDICATOR, number: at + 1, ...change })),
    PERIOD,
  )
const warned = (change: Partial<CheckedIndicator>) => found(change).warnings.map(({ code }) => code)

t.test('what is complete is clear', async (t) => {
  t.same(found({ uses: [use(3)] }), { errors: [], warnings: [] })
  t.same(found({ value: 100, claimed: 1, levels: [], explanation: '' }), { errors: [], warnings: [] }, 'the floor')
})

t.test('an indicator without a value, and a level with nothing, stop the submission', async (t) => {
  const { errors } = found(
    { value: null, claimed: 0, levels: [] },
    { levels: [2, 3].map((level) => ({ level, standing: 'nothing' })) },
  )
  t.same(
    errors.map(({ code, indicators, level }) => [code, indicators[0], level]),
    [
      ['missing', 1, null],
      ['bareLevel', 2, 2],
      ['bareLevel', 2, 3],
    ],
  )
})

t.test('each warning has its cause, and says of what it is', async (t) => {
  const cases: readonly [Partial<CheckedIndicator>, string][] = [
    [{ explanation: ' \n' }, 'explanation'],
    [{ explanation: '', earlier: 100 }, 'jump'],
    [{ explanation: '', earlier: 500 }, 'jump'],
    [{ explanation: '', earlier: 200 }, 'explanation'],
    [{ namesService: true, serviceName: 'Pajak' }, 'service'],
    [{ levels: [{ level: 3, standing: 'covered' }] }, 'noEvidence'],
    [{ missingItems: ['I01.3.2'] }, 'itemsMissing'],
    [{ revise: [{ id: 'I01.3.1:2', item: 'I01.3.1', level: 3 }] }, 'revise'],
    [{ notMet: [{ id: '1.3@x', level: 3 }] }, 'notMet'],
    [{ openTask: { unit: 'Dinas Kesehatan', state: 'handedIn' } }, 'notAccepted'],
    [{ uses: [use(3, {}, ' ')] }, 'noPlace'],
    [{ uses: [use(2), use(3)] }, 'sameFile'],
    [{ uses: [use(3, { signed: 'no' })] }, 'unsigned'],
    [{ uses: [use(3, { effectiveFrom: null })] }, 'undated'],
    [{ uses: [use(3, { effectiveUntil: '2025-12-31' })] }, 'outsideYear'],
    [{ uses: [use(3, { effectiveFrom: '2027-01-01' })] }, 'outsideYear'],
    [{ uses: [use(3, { expiresOn: '2026-11-23' })] }, 'expired'],
    [{ uses: [use(3, { effectiveUntil: null })] }, 'older'],
    [{ uses: [use(3, { hasText: false })] }, 'pictureOnly'],
    [{ uses: [use(3, { kind: 'link', sha256: null, revision: 0 })] }, 'link'],
  ]
  for (const [change, code] of cases) t.same(warned(change), [code], code)
  t.same(new Set(cases.map(([, code]) => code)), new Set(WARNING_CODES), 'none is forgotten')
})

t.test('what is not wrong is not warned of', async (t) => {
  const cases: readonly [Partial<CheckedIndicator>, string][] = [
    [{ earlier: 100 }, 'a jump with an explanation'],
    [{ uses: [use(3, { expiresOn: '2026-11-24' })] }, 'a document on its last day'],
    [{ uses: [use(3, { effectiveFrom: '2026-01-01', effectiveUntil: null })] }, 'one of the assessed year'],
    [{ uses: [use(3, { hasText: null })] }, 'a file nobody can tell of'],
    [{ uses: [use(4, { signed: 'no' })] }, 'what lies above the claimed level'],
    [{ uses: [use(3), { ...use(3), reference: 'r9', item: 'I01.3.2' }] }, 'a file for two items of one level'],
    [{ uses: [use(2), use(3, { id: 'd2', sha256: 'bb' })] }, 'different files'],
    [{ revise: [{ id: 'I01.4.1:1', item: 'I01.4.1', level: 4 }] }, 'a verdict above the claimed level'],
  ]
  for (const [change, what] of cases) t.same(warned(change), [], what)
  const past = findingsOf([{ ...INDICATOR, uses: [use(3, { effectiveUntil: '2024-12-31' })] }], {
    ...PERIOD,
    year: 2024,
  })
  t.same(past.warnings, [], 'a year that is over is judged by its own end')
})

t.test('the same bytes under two names are the same file', async (t) => {
  t.same(warned({ uses: [use(2), use(3, { id: 'd2' })] }), ['sameFile'])
})

t.test('a document is warned of once, with all that it is used for', async (t) => {
  const { warnings } = found({ uses: [use(3, { signed: 'no' })] }, {}, { uses: [use(3, { signed: 'no' })] })
  t.match(warnings, [{ code: 'unsigned', indicators: [1, 3], document: 'd1' }])
  t.equal(warnings.length, 1)
})

t.test('a reason holds while the finding is the same, and no longer', async (t) => {
  const key = (change: Partial<CheckedIndicator>): string => {
    const [one] = found(change).warnings
    if (!one) throw new Error('nothing was found')
    return findingKey(one)
  }
  t.equal(key({ explanation: '' }), key({ explanation: ' ' }))
  t.not(key({ explanation: '' }), key({ explanation: '', value: 200 }), 'another level')
  const unsigned = { signed: 'no' } as const
  t.equal(key({ uses: [use(3, unsigned)] }), key({ uses: [use(3, { ...unsigned, title: 'Nama lain' })] }))
  t.not(key({ uses: [use(3, unsigned)] }), key({ uses: [use(3, { ...unsigned, revision: 2 })] }), 'another revision')
  t.not(key({ missingItems: ['I01.3.1'] }), key({ missingItems: ['I01.3.1', 'I01.3.2'] }), 'one more item')
})

t.test(
  'whatever there is, no finding comes twice, and an error never beside a warning of the same thing',
  async (t) => {
    const day = fc.constantFrom(null, '2023-05-01', '2026-02-01', '2026-12-01', '2028-01-01')
    const document = fc.record({
      ...{ id: fc.constantFrom('d1', 'd2', 'd3'), kind: fc.constantFrom('file' as const, 'link' as const) },
      ...{ signed: fc.constantFrom('yes' as const, 'no' as const, 'not_needed' as const), effectiveFrom: day },
      ...{ effectiveUntil: day, expiresOn: day, hasText: fc.constantFrom(true, false, null) },
      sha256: fc.constantFrom('aa', 'bb', null),
    })
    const one = fc.record({
      claimed: fc.integer({ min: 0, max: 5 }),
      explanation: fc.constantFrom('', 'Perbup'),
      earlier: fc.constantFrom(null, 100, 300, 500),
      standings: fc.array(fc.constantFrom('evidenced', 'covered', 'nothing' as const), { minLength: 4, maxLength: 4 }),
      uses: fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), document, fc.constantFrom('', 'Pasal 1')), {
        maxLength: 6,
      }),
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 5 }), (all) => {
        const { errors, warnings } = found(
          ...all.map(({ claimed, standings, uses, ...rest }, at) => ({
            ...{ ...rest, claimed, value: claimed === 0 ? null : claimed * 100 },
            levels: standings
              .slice(0, Math.max(0, claimed - 1))
              .map((standing, level) => ({ level: level + 2, standing })),
            uses: uses.map(([level, is, place], nth) => ({ ...use(level, is, place), reference: `${at}.${nth}` })),
          })),
        )
        // the same document may be drawn in several states, which no database holds
        const keys = [...errors, ...warnings].filter(({ document }) => document === null).map(findingKey)
        const bare = new Set(errors.map(({ indicators: [number] }) => number))
        const ofEvidence = warnings.filter(({ code }) => code === 'noEvidence' || code === 'itemsMissing')
        return (
          new Set(keys).size === keys.length &&
          warnings.every(({ indicators }) => indicators.length > 0) &&
          ofEvidence.every(({ indicators: [number], level }) =>
            errors.every((error) => !bare.has(number) || error.indicators[0] !== number || error.level !== level),
          )
        )
      }),
    )
    t.pass()
  },
)
