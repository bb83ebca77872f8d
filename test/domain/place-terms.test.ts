import t from 'tap'
import { placeTerms } from '../../src/domain/place-terms.ts'

t.test('people shorten names, and are understood', async (t) => {
  t.same(placeTerms('Kab. Bandung'), ['kab', 'bandung'])
  t.same(placeTerms('NTB'), ['nusa', 'tenggara', 'barat'])
  t.same(placeTerms('prov jabar'), ['prov', 'jawa', 'barat'])
  t.same(placeTerms(' 32.05 '), ['32.05'])
})

t.test('nothing but a name is left of odd input', async (t) => {
  t.same(placeTerms(''), [])
  t.same(placeTerms('ban\0dung\t,'), ['ban', 'dung'])
  t.same(placeTerms('constructor __proto__ toString'), ['constructor', '__proto__', 'tostring'])
})
