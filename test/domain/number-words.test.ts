import t from 'tap'
import { inWords } from '../../src/domain/number-words.ts'

t.test('numbers in words, as minutes write days and years', async (t) => {
  const words: Readonly<Record<number, string>> = {
    0: 'nol',
    1: 'satu',
    10: 'sepuluh',
    11: 'sebelas',
    12: 'dua belas',
    20: 'dua puluh',
    31: 'tiga puluh satu',
    100: 'seratus',
    111: 'seratus sebelas',
    999: 'sembilan ratus sembilan puluh sembilan',
    1000: 'seribu',
    1945: 'seribu sembilan ratus empat puluh lima',
    2026: 'dua ribu dua puluh enam',
  }
  for (const [n, said] of Object.entries(words)) t.equal(inWords(Number(n)), said)
  const all = new Set(Array.from({ length: 10_000 }, (_, n) => inWords(n)))
  t.equal(all.size, 10_000, 'no two numbers are called alike')
  t.notOk([...all].some((said) => / {2}|^ | $/.test(said)))
  for (const wrong of [-1, 1.5, 10_000, Number.NaN]) t.throws(() => inWords(wrong), RangeError)
})
