import t from 'tap'
import { heldUp } from '../../src/domain/obstacle.ts'

t.test('an obstacle never holds up a stage that was reached', async (t) => {
  t.equal(heldUp('piloting', 'preparing'), 'piloting')
  t.equal(heldUp('piloting', 'piloting'), 'running')
  t.equal(heldUp('piloting', 'running'), 'effective')
  t.equal(heldUp('piloting', 'effective'), null)
  t.equal(heldUp('piloting', 'stopped'), 'piloting', 'what was given up was not reached')
})
