import fc from 'fast-check'
import t from 'tap'
import { levelFolder, naming } from '../../src/domain/package-names.ts'

t.test('names are plain, whatever a title says', async (t) => {
  const name = naming()
  const folder = levelFolder('I01', 3)
  t.equal(folder, 'I01/T3')
  t.equal(name(folder, 'I01.3.1-Peraturan Bupati 12/2024', 'pdf'), 'I01/T3/I01.3.1-Peraturan-Bupati-12-2024.pdf')
  t.equal(name(folder, 'I01.3.1-../../etc/passwd\0', 'pdf'), 'I01/T3/I01.3.1-etc-passwd.pdf')
  t.equal(name(folder, 'I01.3.1-C:\\windows\\..\\SK\u202efdp.exe', 'pdf'), 'I01/T3/I01.3.1-C-windows-SK-fdp-exe.pdf')
  t.equal(name(folder, 'I01.3.1-Sertifikat é 規則', 'pdf'), 'I01/T3/I01.3.1-Sertifikat-e.pdf')
  t.equal(name(folder, 'I01.3.1-規則', 'pdf'), 'I01/T3/I01.3.1.pdf')
  t.equal(name('', '../..', 'txt'), 'berkas.txt')
})

t.test('each is there once, even where capitals do not count, and none is too long', async (t) => {
  const name = naming()
  const given = ['SK Tim', 'sk-tim', 'SK/Tim'].map((title) => name('I01/T2', `I01.2.1-${title}`, 'pdf'))
  t.same(given, ['I01/T2/I01.2.1-SK-Tim.pdf', 'I01/T2/I01.2.1-sk-tim-2.pdf', 'I01/T2/I01.2.1-SK-Tim-3.pdf'])
  const long = [1, 2].map(() => name('I01/T2', `I01.2.1-${'x'.repeat(300)}`, 'pdf'))
  t.same(
    long.map((path) => path.length),
    [120, 120],
  )
  t.match(long[1], /x-2\.pdf$/)
})

t.test('of any titles', async () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 12 }), (titles) => {
      const name = naming()
      const paths = titles.map((title) => name('I01/T3', title, 'pdf'))
      const plain = paths.every((path) => /^I01\/T3\/[A-Za-z0-9][A-Za-z0-9.-]*\.pdf$/.test(path) && !/\.\./.test(path))
      const once = new Set(paths.map((path) => path.toLowerCase())).size === paths.length
      return plain && once && paths.every((path) => path.length <= 120)
    }),
    { numRuns: 200 },
  )
})
