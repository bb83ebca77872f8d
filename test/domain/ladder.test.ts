import fc from 'fast-check'
import t from 'tap'
import {
  type AttachedProof,
  allBy,
  emptyLevels,
  ITEM_STATES,
  type ItemFacts,
  type LevelFacts,
  ladderOf,
  REVISE_CLASSES,
} from '../../src/domain/ladder.ts'

const NOTHING: ItemFacts = { attached: [], mark: null, verdict: null }
const file = (reference: string, revision = 1): AttachedProof => ({
  ...{ reference, revision, signed: 'yes', effectiveFrom: '2025-01-01' },
})
const withFile: ItemFacts = { ...NOTHING, attached: [file('a')] }
const level = (level: number, items: readonly ItemFacts[], rest: Partial<LevelFacts> = {}): LevelFacts => ({
  ...{ level, mark: null, criterion: null, items },
  ...rest,
})
const states = (levels: readonly LevelFacts[]) =>
  ladderOf(levels, 300).map(({ items }) => items.map(({ state }) => state))

t.test('only a level from 2 to the claimed one with nothing at all stops a submission', async (t) => {
  const bare = [1, 2, 3, 4, 5].map((n) => level(n, [NOTHING]))
  const stopping = (levels: readonly LevelFacts[], claimed: number | null) =>
    ladderOf(levels, claimed).flatMap((one, at) => (emptyLevels([one]).length > 0 ? [at + 1] : []))
  t.same(stopping(bare, null), [])
  t.same(stopping(bare, 100), [], 'level 1 is the floor')
  t.same(stopping(bare, 300), [2, 3])
  t.same(stopping(bare, 299), [2], 'a decimal value stands on its whole level')
  const half = bare.with(2, level(3, [withFile, NOTHING]))
  t.same(stopping(half, 300), [2], 'one file of two items is something')
  t.same(stopping(half.with(1, level(2, [NOTHING], { mark: { id: 'm' } })), 300), [], 'covered')
  const inapplicable = bare.with(1, level(2, [{ ...NOTHING, mark: { id: 'm' } }]))
  t.same(stopping(inapplicable, 200), [2], 'items that do not apply prove no level')
})

t.test('nothing covers a level but evidence above it', async (t) => {
  const marked = level(2, [NOTHING, { ...NOTHING, mark: { id: 'n' } }, withFile], { mark: { id: 'm' } })
  t.same(states([level(1, []), marked, level(3, [NOTHING])])[1], ['none', 'notApplicable', 'uploaded'])
  t.same(states([level(1, []), marked, level(3, [withFile])])[1], ['covered', 'notApplicable', 'uploaded'])
  t.same(states([level(1, [withFile]), level(2, [NOTHING], { mark: { id: 'm' } })])[1], ['none'], 'nor below')
})

t.test('a verdict counts for what it was given about, and not for what came later', async (t) => {
  const verdict = { outcome: 'revise', class: 'invalid', basis: ['b:2', 'a:1'] } as const
  const item = { ...NOTHING, attached: [file('a'), file('b', 2)], verdict }
  const standing = (given: ItemFacts) => ladderOf([level(2, [given])], 200)[0]?.items[0]
  t.match(standing(item), { state: 'revise', class: 'invalid', judged: true })
  const superseded = { ...item, attached: [file('a'), file('b', 3)] }
  t.match(standing(superseded), { state: 'uploaded', class: null, judged: false })
  t.match(standing({ ...item, attached: [file('a')] }), { state: 'uploaded', judged: false }, 'taken off')
  const missing = { ...NOTHING, verdict: { outcome: 'revise', class: 'missing', basis: [] } } as const
  t.match(standing(missing), { state: 'revise', class: 'missing' }, 'nothing is something to judge')
  t.match(standing({ ...missing, mark: { id: 'm' } }), { state: 'notApplicable' })
  const unsigned = { reference: 'a', revision: 1, signed: 'no', effectiveFrom: null } as const
  const accepted = { outcome: 'accepted', class: null, basis: ['a:1'] } as const
  t.match(standing({ ...withFile, verdict: accepted }), { state: 'accepted' })
  t.match(standing({ ...NOTHING, attached: [unsigned], verdict: accepted }), { state: 'draft' }, 'said later')
})

t.test('whoever attached everything alone needs a second person', async (t) => {
  t.ok(allBy([{ broughtBy: 'a' }, { broughtBy: 'a' }], 'a'))
  t.notOk(allBy([{ broughtBy: 'a' }, { broughtBy: 'b' }], 'a'))
  t.notOk(allBy([{ broughtBy: null }], 'a'), 'simulated')
  t.notOk(allBy([], 'a'))
})

const mark = fc.option(fc.record({ id: fc.constantFrom('m', 'n') }))
const basis = fc.constantFrom([], ['m'], ['a:1'], ['a:2'], ['b:1', 'a:1'])
const verdict = fc.oneof(
  fc.record({ outcome: fc.constant('accepted' as const), class: fc.constant(null), basis }),
  fc.record({ outcome: fc.constant('revise' as const), class: fc.constantFrom(...REVISE_CLASSES), basis }),
)
const proof = (reference: string) =>
  fc.record({
    reference: fc.constant(reference),
    revision: fc.constantFrom(1, 2),
    signed: fc.constantFrom('yes', 'no', 'not_needed'),
    effectiveFrom: fc.constantFrom(null, '2025-01-01'),
  })
const attached = fc.oneof(fc.constant([]), fc.tuple(proof('a')), fc.tuple(proof('a'), proof('b')))
const item = fc.record({ attached, mark, verdict: fc.option(verdict) })
const criterion = fc.option(fc.record({ met: fc.boolean() }))
const ladder = fc
  .array(fc.record({ mark, criterion, items: fc.array(item, { maxLength: 3 }) }), { minLength: 5, maxLength: 5 })
  .map((levels) => levels.map((one, at) => ({ ...one, level: at + 1 })))
const claimed = fc.option(fc.integer({ min: 100, max: 500 }))

t.test('whatever was attached, marked and said', async (t) => {
  fc.assert(
    fc.property(ladder, claimed, (levels, value) => {
      const told = ladderOf(levels, value)
      const evidenced = (from: number) => told.slice(from).some(({ state }) => state === 'evidenced')
      return told.every(({ state, required, rejectedBy, items }, at) => {
        const facts = levels[at]
        const isRejected = levels.slice(0, at).some(({ criterion: one }) => one?.met === false)
        return (
          (rejectedBy !== null) === isRejected &&
          required === (at >= 1 && value !== null && at + 1 <= Math.floor(value / 100)) &&
          (state !== 'covered' || (facts?.mark != null && evidenced(at + 1))) &&
          items.every((one, nth) => {
            const given = facts?.items[nth]
            const has = (given?.attached.length ?? 0) > 0
            return (
              ITEM_STATES.includes(one.state) &&
              (one.state === 'autoRejected') === isRejected &&
              (one.state === 'revise') === (one.class !== null) &&
              (!['draft', 'uploaded', 'accepted'].includes(one.state) || has) &&
              (!['none', 'covered', 'notApplicable'].includes(one.state) || !has) &&
              (one.state !== 'covered' || (state !== 'nothing' && evidenced(at + 1)))
            )
          })
        )
      })
    }),
  )
  t.pass()
})

t.test('one more file never stops a submission that was not stopped', async (t) => {
  fc.assert(
    fc.property(ladder, claimed, fc.nat({ max: 4 }), fc.nat({ max: 2 }), (levels, value, at, nth) => {
      const more = levels.map((one, place) =>
        place !== at
          ? one
          : { ...one, items: one.items.map((each, n) => (n === nth ? { ...each, attached: [file('z')] } : each)) },
      )
      return emptyLevels(ladderOf(more, value)).length <= emptyLevels(ladderOf(levels, value)).length
    }),
  )
  t.pass()
})
