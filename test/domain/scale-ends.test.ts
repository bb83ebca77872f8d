import fc from 'fast-check'
import t from 'tap'
import { tellsEach } from '../../src/domain/scale-ends.ts'

t.test('a sum at an end of the scale tells each of its values', async (t) => {
  t.ok(tellsEach(600, 6, 100, 5), 'six at level 1')
  t.ok(tellsEach(700, 6, 100, 5), 'five of them')
  t.ok(tellsEach(3000, 6, 100, 5), 'six at level 5')
  t.notOk(tellsEach(1100, 6, 100, 5), 'five levels in all may lie with one or with five')
  t.notOk(tellsEach(0, 0, 100, 5), 'nobody')
})

t.test('what is not told lets at least so many values be away from either end', async (t) => {
  const levels = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 30 })
  fc.assert(
    fc.property(levels, (values) => {
      const sum = values.reduce((all, value) => all + value * 100, 0)
      const above = values.reduce((all, value) => all + value - 1, 0)
      const below = values.reduce((all, value) => all + 5 - value, 0)
      return tellsEach(sum, values.length, 100, 5) === (above < 5 || below < 5)
    }),
  )
  t.pass('by property')
})
