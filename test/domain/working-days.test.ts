import fc from 'fast-check'
import t from 'tap'
import {
  addDays,
  dayIn,
  daysBetween,
  isWorkingDay,
  mailDayIn,
  workingDayFrom,
  workingDaysAfter,
  ZONES,
} from '../../src/domain/working-days.ts'
import { days, moments } from './days.ts'

t.test('a day begins an hour earlier in each zone to the east', async (t) => {
  const evening = new Date('2026-11-24T15:30:00Z')
  t.same(
    ZONES.map((zone) => dayIn(zone, evening)),
    ['2026-11-24', '2026-11-24', '2026-11-25'],
  )
  t.equal(dayIn('WIB', new Date('2026-12-31T17:00:00Z')), '2027-01-01')
})

t.test('days are counted and added alike, over months and leap years', async (t) => {
  t.equal(addDays('2028-02-28', 1), '2028-02-29')
  t.equal(addDays('2026-03-01', -1), '2026-02-28')
  fc.assert(
    fc.property(days, fc.integer({ min: -800, max: 800 }), (day, count) => {
      t.equal(daysBetween(day, addDays(day, count)), count)
    }),
  )
})

t.test('a day is moved to a working day, never back and never past Monday', async (t) => {
  t.equal(workingDayFrom('2026-11-28'), '2026-11-30', 'a Saturday')
  t.equal(workingDayFrom('2026-11-27'), '2026-11-27', 'a Friday')
  fc.assert(
    fc.property(days, (day) => {
      const moved = workingDayFrom(day)
      t.ok(isWorkingDay(moved))
      t.ok(daysBetween(day, moved) >= 0 && daysBetween(day, moved) <= 2)
      t.equal(workingDayFrom(moved), moved)
    }),
  )
})

t.test('nobody is written to at the weekend or at night, in the region’s own time', async (t) => {
  const friday = new Date('2026-11-27T22:30:00Z')
  t.equal(mailDayIn('WIB', friday), null, 'Saturday, 5.30 in Sumedang')
  const monday = new Date('2026-11-29T22:30:00Z')
  t.same(
    ZONES.map((zone) => mailDayIn(zone, monday)),
    [null, null, '2026-11-30'],
    'Monday, 5.30, 6.30 and 7.30',
  )
  fc.assert(
    fc.property(moments, fc.constantFrom(...ZONES), (at, zone) => {
      const day = mailDayIn(zone, at)
      if (day !== null) t.ok(day === dayIn(zone, at) && isWorkingDay(day))
    }),
  )
})

t.test('five working days jump over the weekend', async (t) => {
  t.equal(workingDaysAfter('2026-11-24', 5), '2026-12-01', 'from Tuesday to Tuesday')
  t.equal(workingDaysAfter('2026-11-28', 5), '2026-12-04', 'asked on Saturday: Monday is the first')
  t.equal(workingDaysAfter('2026-11-24', 0), '2026-11-24')
})
