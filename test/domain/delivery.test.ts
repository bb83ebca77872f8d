import t from 'tap'
import { waitAfterTry } from '../../src/domain/delivery.ts'

t.test('a letter is tried again after a minute, then ever later, at least once an hour', async (t) => {
  t.same(
    [1, 2, 3, 4, 5, 6, 7, 8, 100].map((tries) => waitAfterTry(tries) / 60_000),
    [1, 2, 4, 8, 16, 32, 60, 60, 60],
  )
})
