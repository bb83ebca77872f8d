import t from 'tap'
import { comparer } from '../../src/web/difference.ts'

const came = (text: string) => ({ text, added: true, removed: false })
const went = (text: string) => ({ text, added: false, removed: true })

t.test('word by word, with what stayed between', async (t) => {
  const parts = comparer()('Tim terdiri atas tiga orang.', 'Tim terdiri atas lima orang.')
  t.same(parts, [
    { text: 'Tim terdiri atas ', added: false, removed: false },
    went('tiga'),
    came('lima'),
    { text: ' orang.', added: false, removed: false },
  ])
})

t.test('a page that took its time shows the rest whole', async (t) => {
  t.same(comparer(0)('satu dua', 'satu tiga'), [went('satu dua'), came('satu tiga')])
  const words = (letter: string) => Array.from({ length: 8_000 }, (_, n) => `${letter}${n}`).join(' ')
  const compare = comparer(1)
  t.same(compare(words('a'), words('b')), [went(words('a')), came(words('b'))])
  t.same(compare('satu dua', 'satu tiga'), [went('satu dua'), came('satu tiga')], 'one budget for all of them')
})
