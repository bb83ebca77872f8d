import t from 'tap'
import { conceptsOf, exactlyOf, phrasesIn, wordsOf } from '../../src/domain/search.ts'
import { closestWord, spellingOf } from '../../src/domain/spelling.ts'

t.test('words are letters and digits, whatever stands between them', async (t) => {
  t.same(wordsOf('Cara "TTE" & (e-Office | !SPLP):*\0 <b>'), ['cara', 'tte', 'e-office', 'splp', 'b'])
  t.same(wordsOf('Negara/Daerah 32.11, ya?'), ['negara', 'daerah', '32.11', 'ya'])
  t.same(wordsOf(' \0 "&|!<->'), [])
  t.equal(wordsOf('x'.repeat(10_000))[0]?.length, 40)
})

const synonyms = new Map([
  ['tte', ['tanda tangan elektronik']],
  ['tanda tangan elektronik', ['tte']],
  ['mal', ['mall']],
])
const textsOf = (text: string, most = 12) =>
  conceptsOf(wordsOf(text), synonyms, most).map(({ wordings }) => wordings.map(({ text }) => text))

t.test('what was typed becomes things to look for', async (t) => {
  t.same(textsOf('bagaimana cara memasang TTE untuk desa'), [
    ['memasang'],
    ['tte', 'tanda tangan elektronik'],
    ['desa'],
  ])
  t.same(textsOf('how is the stamp'), [['stamp']], 'stop words of both languages say nothing')
  t.same(textsOf('yang dan untuk the of'), [])
  t.same(textsOf('desa Desa DESA'), [['desa']], 'each once')
  t.same(textsOf('a1 b2 c3 d4', 2), [['a1'], ['b2']], 'at most so many')
})

t.test('the longest phrase that is known is one thing, its words count where nothing says it all', async (t) => {
  const [one, ...others] = conceptsOf(wordsOf('tanda tangan elektronik'), synonyms, 12)
  t.same(others, [])
  t.same(
    one?.wordings.map(({ text, part }) => [text, part]),
    [
      ['tanda tangan elektronik', false],
      ['tte', false],
      ['tanda', true],
      ['tangan', true],
      ['elektronik', true],
    ],
  )
  t.ok((one?.wordings[1]?.worth ?? 1) < 1, 'a synonym is worth less than what was typed')
})

t.test('runs of words that synonyms may be known of', async (t) => {
  t.same(phrasesIn(['a', 'b', 'a']), ['a', 'a b', 'a b a', 'b', 'b a'])
})

t.test('a code or a number on its own names one thing', async (t) => {
  t.same(exactlyOf(' 32.11 '), { region: '32.11', indicator: null })
  t.same(exactlyOf('3211'), { region: '32.11', indicator: null })
  t.same(exactlyOf('22'), { region: '22', indicator: 22 })
  t.same(exactlyOf('Indikator 7'), { region: null, indicator: 7 })
  t.same(exactlyOf('I07'), { region: null, indicator: 7 })
  t.same(exactlyOf('7 hari'), { region: null, indicator: null })
})

t.test('a typo is measured by the words that are known', async (t) => {
  const known = spellingOf(['kepegawaian', 'kependudukan', 'arsitektur'])
  t.equal(closestWord('kepegawiaan', known), 'kepegawaian')
  t.equal(closestWord('arstektur', known), 'arsitektur')
  t.equal(closestWord('kepegawaian', known), null, 'it is spelled well')
  t.equal(closestWord('stunting', known), null, 'nothing is like it')
  t.equal(closestWord('ars', known), null, 'too short to tell')
})
