import t from 'tap'
import { headOfRegion } from '../../src/domain/region-head.ts'

t.test('the office that heads a region follows from its name', async (t) => {
  t.equal(headOfRegion('Kabupaten Garut'), 'Bupati Garut')
  t.equal(headOfRegion('kab. Bandung Barat'), 'Bupati Bandung Barat')
  t.equal(headOfRegion('Kota Banjar'), 'Wali Kota Banjar')
  t.equal(headOfRegion('Provinsi Jawa Barat'), 'Gubernur Jawa Barat')
})

t.test('a name without its kind leaves the office open', async (t) => {
  for (const name of ['Garut', 'Kotabaru', 'Kabupaten', 'Provinsi ', '']) {
    t.equal(headOfRegion(name), `[ Bupati/Wali Kota/Gubernur ] ${name}`)
  }
})
