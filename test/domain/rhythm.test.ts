import fc from 'fast-check'
import t from 'tap'
import { nextLetter } from '../../src/domain/rhythm.ts'
import { addDays, daysBetween, weekdayOf } from '../../src/domain/working-days.ts'

const aDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))

t.test('weekly letters leave on Mondays, monthly ones on the first; never on the day itself', async (t) => {
  t.equal(nextLetter('weekly', '2026-11-24'), '2026-11-30')
  t.equal(nextLetter('weekly', '2026-11-30'), '2026-12-07')
  t.equal(nextLetter('monthly', '2026-12-01'), '2027-01-01')
  t.equal(nextLetter('monthly', '2028-01-31'), '2028-02-01')
  t.equal(nextLetter('never', '2026-11-24'), null)
  fc.assert(
    fc.property(aDay, (day) => {
      const [monday = '', first = ''] = [nextLetter('weekly', day) ?? '', nextLetter('monthly', day) ?? '']
      const [week, month] = [daysBetween(day, monday), daysBetween(day, first)]
      return weekdayOf(monday) === 1 && week >= 1 && week <= 7 && first.endsWith('-01') && month >= 1 && month <= 31
    }),
  )
})
