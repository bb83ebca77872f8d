import t from 'tap'
import { DataError } from '../../src/domain/errors-data.ts'
import { parseInstrument } from '../../src/domain/instrument.ts'
import { contentOf, PEMDI, SPBE, spoiled } from './instruments.ts'

type Path = readonly (string | number)[]
const ASPECT: Path = ['domains', 0, 'aspects', 0]
const FIRST: Path = [...ASPECT, 'indicators', 0]
const at = 'domains[0].aspects[0].indicators[0]'

const complaint = (content: unknown, file = SPBE): string => {
  try {
    parseInstrument(content, file)
  } catch (error) {
    if (error instanceof DataError) return error.message
    throw error
  }
  return 'fine'
}

t.test('the files of the repository are fine', async (t) => {
  t.equal(complaint(contentOf(SPBE)), 'fine')
  t.equal(complaint(contentOf(PEMDI), PEMDI), 'fine')
})

t.test('a wrong weight is told with file and node', async (t) => {
  const both = spoiled(spoiled(SPBE, [...FIRST, 'weightBp'], 140), [...FIRST, 'weight'], 1.4)
  t.equal(complaint(both), `${SPBE}: domains[0].aspects[0] (A1): weights of its indicators sum to 1310, not 1300`)
  t.equal(
    complaint(spoiled(SPBE, [...FIRST, 'weight'], 1.4)),
    `${SPBE}: ${at} (I01): weight 1.4 is not weightBp 130 divided by 100`,
  )
  t.match(
    complaint(spoiled(SPBE, [...ASPECT, 'weightBp'], 1400)),
    `${SPBE}: domains[0] (D1): weights of its aspects sum to 1400, not 1300`,
  )
  t.match(
    complaint(spoiled(PEMDI, ['domains', 0, 'weightBp'], 9999), PEMDI),
    `${PEMDI}: domains: weights of the domains sum to 9999, not 10000`,
  )
})

t.test('each rule that is broken is told at the node that breaks it', async (t) => {
  const said: readonly (readonly [Path, unknown, string])[] = [
    [[...FIRST, 'number'], 2, `${at}.number (I01): number 2 does not continue the indicators 1, 2, 3 … in order`],
    [[...FIRST, 'code'], 'I02', 'domains[0].aspects[0].indicators[1].code (I02): I02 is used twice'],
    [[...FIRST, 'code'], 'A8', `${at}.code (A8): A8 is used twice`],
    [[...FIRST, 'levelType'], 'proses', `${at}.levelType (I01): proses is not among the levels`],
    [[...FIRST, 'levelType'], 'constructor', `${at}.levelType (I01): constructor is not among the levels`],
    [[...FIRST, 'levels', 4], undefined, `${at}.levels (I01): levels are 1, 2, 3, 4, not 1, 2, 3, 4, 5`],
    [[...FIRST, 'levels', 4, 'level'], 4, `${at}.levels (I01): levels are 1, 2, 3, 4, 4, not 1, 2, 3, 4, 5`],
    [[...FIRST, 'levels', 1, 'label'], 'Dikelola', `${at}.levels[1] (I01): label Dikelola is not Terkelola`],
    [[...FIRST, 'levels', 2, 'evidenceEn'], ['One'], `${at}.levels[2] (I01): `],
    [['levels', 'service', 'scale', 0, 'level'], 2, 'levels.service.scale: levels are 2, 2, 3, 4, 5'],
    [['predicates', 0, 'max'], 4.9, 'predicates: the highest ends at 4.9, not 5'],
    [['predicates', 1, 'max'], 4.1, 'predicates[0]: Memuaskan begins at 4.2, not 4.1'],
    [['predicates', 4, 'min'], 0, 'predicates[4]: Kurang begins at 0, not 1'],
    [['predicates', 3, 'min'], 2.7, 'predicates[3]: Cukup is empty: 2.7 to 2.6'],
    [['predicates', 3, 'min'], 2.6, 'predicates[3]: Cukup is empty: 2.6 to 2.6'],
    [['predicates', 3, 'min'], 1.805, 'predicates[3]: bounds of Cukup have more than two decimals'],
    [['predicates', 3, 'label'], 'Baik', 'label: Baik is used twice'],
    [['domains', 0, 'synthetic'], true, 'domains: a synthetic domain must be the only one'],
  ]
  for (const [path, value, text] of said) {
    const message = complaint(spoiled(SPBE, path, value))
    t.ok(message.includes(`${SPBE}: `) && message.includes(text), text, { message })
  }
})

t.test('content of another shape is told at the node that has it', async (t) => {
  const said: readonly (readonly [Path, unknown, string])[] = [
    [[...FIRST, 'question'], undefined, `${at}.question (I01): `],
    [[...FIRST, 'title'], '', `${at}.title (I01): `],
    [[...FIRST, 'weightBp'], '130', `${at}.weightBp (I01): `],
    [[...FIRST, 'weightBp'], 130.5, `${at}.weightBp (I01): `],
    [[...FIRST, 'levels', 2, 'evidence', 0], 7, `${at}.levels[2].evidence[0] (I01): `],
    [['id'], '../rahasia', 'id: '],
    [['validFrom'], '2021-02-30', 'validFrom: '],
    [['scoring', 'step'], 0.5, 'scoring.step: '],
    [['domains'], [], 'domains: '],
    [['domains', 0, 'aspects', 0, 'indicators'], [], 'domains[0].aspects[0].indicators (A1): '],
  ]
  for (const [path, value, text] of said) {
    const message = complaint(spoiled(SPBE, path, value))
    t.ok(message.startsWith(`${SPBE}: ${text}`), text, { message })
  }
  for (const nothing of [null, [], 'teks', 7, undefined]) {
    t.match(complaint(nothing), `${SPBE}: file: `)
  }
})

t.test('everything that is wrong is told at once, but not without end', async (t) => {
  const two = spoiled(spoiled(SPBE, [...FIRST, 'weight'], 9), [...FIRST, 'code'], 'I02')
  t.equal(complaint(two).split('\n').length, 2)
  const empty = spoiled(SPBE, ['domains', 3, 'aspects', 0, 'indicators'], Array(40).fill({}))
  const lines = complaint(empty).split('\n')
  t.equal(lines.length, 11)
  t.match(lines.at(-1), /: and \d+ more$/)
})
