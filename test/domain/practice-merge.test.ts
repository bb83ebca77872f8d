import fc from 'fast-check'
import t from 'tap'
import { BLANK_TEXT, type PracticeText, TEXT_FIELDS } from '../../src/domain/practice.ts'
import { mergeText } from '../../src/domain/practice-merge.ts'
import { slugOf } from '../../src/domain/slug.ts'

const word = fc.constantFrom('', 'a', 'b', 'c')
const text: fc.Arbitrary<PracticeText> = fc
  .tuple(word, word, word)
  .map(([title, steps, legal]) => ({ ...BLANK_TEXT, title, steps, legal }))

t.test('no field that somebody else changed is overwritten unseen', async (t) => {
  fc.assert(
    fc.property(text, text, text, (base, current, change) => {
      const { merged, conflicts, changed } = mergeText(base, current, change)
      for (const name of TEXT_FIELDS) {
        if (conflicts.includes(name)) t.not(current[name], base[name])
        else if (change[name] === base[name]) t.equal(merged[name], current[name], 'no edit keeps theirs')
        else t.equal(merged[name], change[name], 'an edit without conflict is kept')
      }
      t.equal(
        changed,
        TEXT_FIELDS.some((name) => merged[name] !== current[name]),
      )
    }),
    { numRuns: 60 },
  )
})

t.test('sending what is stored is neither a change nor a conflict', async (t) => {
  const text = { ...BLANK_TEXT, title: 'Sama' }
  t.match(mergeText(BLANK_TEXT, text, text), { conflicts: [], changed: false })
})

t.test('an address is made of whole words and is never a page of its own', async (t) => {
  t.equal(slugOf('Antrean Puskesmas (Daring) – é'), 'antrean-puskesmas-daring-e')
  t.equal(slugOf('Baru'), 'praktik-baru')
  t.equal(slugOf('«»'), 'praktik')
  t.equal(slugOf(`${'panjang '.repeat(20)}`).length, 55)
  fc.assert(
    fc.property(fc.string(), (title) => {
      t.match(slugOf(title), /^(?!(baru|dicari|tulisan)$)[a-z0-9]+(-[a-z0-9]+)*$/)
      t.ok(slugOf(title).length <= 60)
    }),
  )
})
