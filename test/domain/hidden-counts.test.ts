import fc from 'fast-check'
import t from 'tap'
import { listsWith, maySayFew } from '../../src/domain/hidden-counts.ts'

const LEAST = 5
const MOST = 7
const hidden = (numbers: readonly number[], most = 99) => numbers.map((n) => ({ n, most }))

t.test('numbers that their total forces are not called small', async (t) => {
  t.equal(maySayFew(hidden([4, 4]), LEAST), false, '8 is 4 and 4 only')
  t.equal(maySayFew(hidden([1, 5]), LEAST), false, 'one below 5 beside one above would be 1')
  t.equal(maySayFew(hidden([3]), LEAST), false, 'what is left over is the one')
  t.equal(
    maySayFew(
      [
        { n: 4, most: 5 },
        { n: 6, most: 6 },
      ],
      LEAST,
    ),
    false,
    'as there are 5 and 6 at most',
  )
  t.equal(maySayFew(hidden([3, 4]), LEAST), true)
  t.equal(maySayFew(hidden([2, 40]), LEAST), true)
  t.equal(maySayFew(hidden([]), LEAST), true)
})

/** The same by looking at each way to part them. */
const lookedAt = (numbers: readonly { n: number; most: number }[]): boolean => {
  const left = numbers.reduce((sum, { n }) => sum + n, 0)
  return Array.from({ length: 2 ** numbers.length }, (_, chosen) => chosen).every((chosen) => {
    const limits = numbers.map(({ most }, at) =>
      (chosen >> at) % 2 === 1
        ? { few: true, from: 1, to: Math.min(most, LEAST - 1) }
        : { few: false, from: LEAST, to: Math.min(most, left) },
    )
    const [from, to] = (['from', 'to'] as const).map((end) => limits.reduce((sum, limit) => sum + limit[end], 0))
    if (left < (from ?? 0) || left > (to ?? 0) || limits.some((limit) => limit.to < limit.from)) return true
    return limits.every(
      (limit) =>
        !limit.few ||
        Math.max(limit.from, left - ((to ?? 0) - limit.to)) < Math.min(limit.to, left - ((from ?? 0) - limit.from)),
    )
  })
}

t.test('nothing is said that looking at each way to part them forbids', async () => {
  const number = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 }))
    .map(([n, more]) => ({ n, most: n + more }))
  fc.assert(
    fc.property(fc.array(number, { maxLength: 6 }), (numbers) => !maySayFew(numbers, LEAST) || lookedAt(numbers)),
    { numRuns: 3000 },
  )
  const many = [...Array(30)].map((_, at) => ({ n: 2 + (at % 9), most: 28 }))
  t.equal(maySayFew(many, LEAST), true, 'where there is room, they are called small')
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
  const marks = (list: readonly number[]) => list.map((n) => maySayFew(hidden(list, MOST), LEAST) && n < LEAST).join()
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: MOST }), { minLength: 2, maxLength: 3 }), (list) => {
      const alike = lists(
        list.length,
        list.reduce((a, b) => a + b, 0),
      ).filter((other) => other.every((n) => n <= MOST) && marks(other) === marks(list))
      return list.every(
        (n, at) => n >= LEAST || !maySayFew(hidden(list, MOST), LEAST) || new Set(alike.map((l) => l[at])).size > 1,
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
