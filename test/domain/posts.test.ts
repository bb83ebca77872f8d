import t from 'tap'
import { holdsOn, lastDayOf, leavesNoApprover, type Post } from '../../src/domain/posts.ts'

const post = (id: string, more: Partial<Post> = {}): Post => ({
  id,
  role: 'approver',
  from: '2026-01-01',
  until: null,
  disabled: false,
  ...more,
})

t.test('a post holds on its first and its last day, and on none where it ended at once', async (t) => {
  const [from, until] = ['2026-11-24', '2026-12-31']
  t.same(
    ['2026-11-23', '2026-11-24', '2026-12-31', '2027-01-01'].map((day) => holdsOn({ from, until }, day)),
    [false, true, true, false],
  )
  t.notOk(holdsOn({ from, until: '2026-11-23' }, '2026-11-24'))
})

t.test('an approver is the last where nobody else may approve on the day after', async (t) => {
  const alone = (others: readonly Post[], last = '2026-11-23') => leavesNoApprover([post('a'), ...others], 'a', last)
  t.ok(alone([]))
  t.notOk(alone([post('b')]))
  t.ok(alone([post('b', { disabled: true })]))
  t.ok(alone([post('b', { role: 'member' })]))
  t.ok(alone([post('b', { from: '2027-01-01' })]), 'nobody in between')
  t.notOk(alone([post('b', { from: '2027-01-01' })], '2026-12-31'))
  t.ok(alone([post('b', { until: '2026-11-24' })]), 'nobody once that one has gone too')
  t.notOk(alone([post('b', { until: '2026-12-31' }), post('c', { from: '2027-01-01' })]), 'the next follows at once')
  const dated = [post('a', { until: '2026-12-15' }), post('b', { until: '2026-12-20' })]
  t.notOk(leavesNoApprover(dated, 'a', '2026-11-23'), 'no sooner than before')
  t.ok(alone([post('b', { until: '2026-12-31' })], '2026-12-31'))
  t.notOk(leavesNoApprover([post('a'), post('b', { role: 'member' })], 'b', '2026-11-23'), 'an operator may always go')
})

t.test('what ended at once is said to have ended that day', async (t) => {
  const at = new Date('2026-11-24T03:00:00Z')
  t.equal(lastDayOf('2026-11-23', at), '2026-11-24')
  t.equal(lastDayOf('2026-12-31', at), '2026-12-31')
  t.equal(lastDayOf('2026-12-31', null), '2026-12-31')
  t.equal(lastDayOf(null, null), null)
})
