import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import t from 'tap'
import { gzipOf, pieceOf } from '../../src/web/gzip.ts'
import { bodyOf, lasting, pieceFor } from '../../src/web/lasting.ts'

t.test('parts compressed by themselves are one gzip file of the whole text', async (t) => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 3_000 }), { maxLength: 5 }), (parts) => {
      // A wrong checksum or length would throw.
      const whole = gunzipSync(gzipOf(parts.map((part, at) => pieceOf(part, 1 + at)))).toString()
      t.equal(whole, parts.join(''))
    }),
    { numRuns: 50 },
  )
})

t.test('props of the same key are made, rendered and compressed once', async (t) => {
  const made = lasting<{ readonly index: string }>()
  let count = 0
  const make = (index: string) => () => {
    count += 1
    return { index }
  }
  const first = await made(['id', 1, '2.77'], make('2.77'))
  t.equal(await made(['id', 1, '2.77'], make('2.77')), first)
  t.not(await made(['en', 1, '2.77'], make('2.77')), first)
  t.not(await made(['id', 2, '2.77'], make('2.77')), first)
  t.same(await made(['id', 1, '2.79'], make('2.79')), { index: '2.79' })
  t.equal(count, 4)

  t.equal(
    bodyOf(first, () => 'once'),
    'once',
  )
  t.equal(
    bodyOf(first, () => 'twice'),
    'once',
  )
  t.equal(pieceFor(first, 'once'), pieceFor(first, 'once'))
})

t.test('other props are rendered each time and not kept', async (t) => {
  const props = { index: '2.77' }
  t.equal(
    bodyOf(props, () => 'first'),
    'first',
  )
  t.equal(
    bodyOf(props, () => 'second'),
    'second',
  )
  t.equal(pieceFor(props, 'second'), null)
})
