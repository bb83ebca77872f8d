import fc from 'fast-check'
import t from 'tap'
import {
  afterHandover,
  type HandoverState,
  type HandoverStep,
  isLate,
  lacksIn,
  workloads,
} from '../../src/domain/handover.ts'

const STATES: readonly HandoverState[] = ['draft', 'handedIn', 'asked', 'accepted']
const STEPS: readonly HandoverStep[] = ['handIn', 'ask', 'accept', 'reopen']

t.test('the steps that can be taken, and no others', async (t) => {
  const taken = STATES.flatMap((state) =>
    STEPS.flatMap((step) => {
      const after = afterHandover(state, step)
      return after === null ? [] : [`${state} ${step} ${after}`]
    }),
  )
  t.same(taken, [
    'draft handIn handedIn',
    'handedIn ask asked',
    'handedIn accept accepted',
    'asked handIn handedIn',
    'accepted ask asked',
    'accepted reopen draft',
  ])
})

t.test('late is what waits for the unit after its day', async (t) => {
  t.notOk(isLate({ dueOn: '2026-11-24', state: 'draft' }, '2026-11-24'), 'the day itself is in time')
  t.ok(isLate({ dueOn: '2026-11-23', state: 'asked' }, '2026-11-24'))
  t.notOk(isLate({ dueOn: '2026-11-23', state: 'handedIn' }, '2026-11-24'))
  t.notOk(isLate({ dueOn: null, state: 'draft' }, '2026-11-24'))
})

t.test('every task is counted once for its unit', async (t) => {
  const task = fc.record({
    unitId: fc.constantFrom('a', 'b', 'c'),
    dueOn: fc.constantFrom(null, '2026-11-20', '2026-12-20'),
    state: fc.constantFrom(...STATES),
  })
  fc.assert(
    fc.property(fc.array(task), (tasks) => {
      const counted = [...workloads(tasks, '2026-11-24').values()]
      const sum = counted.reduce((all, { open, handedIn, accepted }) => all + open + handedIn + accepted, 0)
      return sum === tasks.length && counted.every(({ open, late }) => late <= open)
    }),
  )
  t.pass()
})

t.test('what an answer lacks: a value, words, and evidence where it claims more than the floor', async (t) => {
  t.same(lacksIn({ value: null, explained: false, evidenced: false }), ['value', 'explanation', 'evidence'])
  t.same(lacksIn({ value: 300, explained: true, evidenced: false }), ['evidence'])
  t.same(lacksIn({ value: 300, explained: true, evidenced: true }), [])
  t.same(lacksIn({ value: 100, explained: true, evidenced: false }), [])
})
