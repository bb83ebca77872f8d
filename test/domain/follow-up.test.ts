import fc from 'fast-check'
import t from 'tap'
import { addressees, FOLLOW_UP_KINDS, plannedFollowUps } from '../../src/domain/follow-up.ts'
import { addDays, daysBetween, isWorkingDay } from '../../src/domain/working-days.ts'
import { days } from './days.ts'

const OFFSETS = { before: -7, due: 0, after: 7, month: 30 } as const

t.test('a promise for a Sunday is asked about on Mondays and, a month later, on a working day', async (t) => {
  t.same(plannedFollowUps('2027-01-31', '2026-11-24'), [
    { kind: 'before', dueOn: '2027-01-25' },
    { kind: 'due', dueOn: '2027-02-01' },
    { kind: 'after', dueOn: '2027-02-08' },
    { kind: 'month', dueOn: '2027-03-02' },
  ])
})

t.test('a promise for tomorrow is not asked about seven days before', async (t) => {
  const kinds = plannedFollowUps('2026-11-25', '2026-11-24').map(({ kind }) => kind)
  t.same(kinds, ['due', 'after', 'month'])
})

t.test('whatever is promised, people are asked on working days after today, in order, near the day', async (t) => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 400 }), (today, ahead) => {
      const target = addDays(today, ahead)
      const planned = plannedFollowUps(target, today)
      for (const { kind, dueOn } of planned) {
        const late = daysBetween(addDays(target, OFFSETS[kind]), dueOn)
        t.ok(isWorkingDay(dueOn) && dueOn > today && late >= 0 && late <= 2)
      }
      t.same(
        planned.map(({ dueOn }) => dueOn),
        [...new Set(planned.map(({ dueOn }) => dueOn))].sort(),
      )
      t.same(
        planned.map(({ kind }) => kind),
        FOLLOW_UP_KINDS.slice(-planned.length),
      )
      if (ahead > 7) t.equal(planned.length, 4)
    }),
  )
})

const rina = { personId: 'rina', role: 'member' }
const budi = { personId: 'budi', role: 'member' }
const head = { personId: 'head', role: 'approver' }

t.test('who promised is asked, and the approver after two questions without an answer', async (t) => {
  t.same(addressees([budi, rina, head], 'rina', 0), [rina])
  t.same(addressees([budi, rina, head], 'rina', 1), [rina])
  t.same(addressees([budi, rina, head], 'rina', 2), [rina, head])
  t.same(addressees([budi, head], 'head', 3), [head], 'nobody is asked twice')
})

t.test('where who promised has left, or the host wrote it down, somebody else is asked', async (t) => {
  t.same(addressees([budi, head], 'rina', 0), [budi])
  t.same(addressees([budi, head], null, 0), [budi])
  t.same(addressees([head], 'rina', 0), [head])
  t.same(addressees([], 'rina', 2), [])
})
