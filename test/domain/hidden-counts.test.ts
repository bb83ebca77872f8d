import fc from 'fast-check'
import t from 'tap'
import { listsWith, maySayFew } from '../../src/domain/hidden-counts.ts'

const LEAST = 5

t.test('numbers that their total forces are not called small', async (t) => {
  t.equal(maySayFew([4, 4], LEAST), false, '8 is 4 and 4 only')
  t.equal(maySayFew([1, 5], LEAST), false, 'one below 5 beside one above would be 1')
  t.equal(maySayFew([3], LEAST), false, 'what is left over is the one')
  t.equal(maySayFew([3, 4], LEAST), true)
  t.equal(maySayFew([2, 40], LEAST), true)
  t.equal(maySayFew([], LEAST), true)
})

t.test('whoever knows what is left over and which are called small finds none of them', async () => {
  const lists = (length: number, left: number): number[][] =>
    length === 0
      ? left === 0
        ? [[]]
        : []
      : Array.from({ length: left }, (_, at) => at + 1).flatMap((n) =>
          lists(length - 1, left - n).map((r) => [n, ...r]),
        )
  const marks = (list: readonly number[]) => list.map((n) => maySayFew(list, LEAST) && n < LEAST).join()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 3 }), (hidden) => {
      const alike = lists(
        hidden.length,
        hidden.reduce((a, b) => a + b, 0),
      ).filter((list) => marks(list) === marks(hidden))
      return hidden.every(
        (n, at) => n >= LEAST || !maySayFew(hidden, LEAST) || new Set(alike.map((l) => l[at])).size > 1,
      )
    }),
  )
})

t.test('a group stands beside others of its province, type and cohort', async (t) => {
  const place = (province: string, cohort: string) => ({ province, cohort, type: cohort.split('-')[0] ?? '' })
  const places = [
    place('32', 'kota-kecil'),
    place('32', 'kota-besar'),
    place('32', 'kabupaten-besar'),
    place('33', 'kota-besar'),
  ]
  const said = listsWith({ province: '32', type: null, cohort: 'kota-besar' }, places).map(({ whole, parts }) => [
    [whole.province, whole.type, whole.cohort].join(' '),
    parts.map(({ province, cohort }) => `${province} ${cohort}`),
  ])
  t.same(said, [
    ['  kota-besar', ['32 kota-besar', '33 kota-besar']],
    ['32  ', ['32 kota-kecil', '32 kota-besar', '32 kabupaten-besar']],
    ['32 kota ', ['32 kota-kecil', '32 kota-besar']],
  ])
})
