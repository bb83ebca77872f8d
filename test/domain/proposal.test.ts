import fc from 'fast-check'
import t from 'tap'
import { BLANK } from '../../src/domain/answers.ts'
import { type CrosswalkLink, confirmed, oneToOne } from '../../src/domain/proposal.ts'

const earlier = { value: 300, explanation: 'Perbup 12/2024', serviceName: 'Pajak', serviceOwner: 'Bapenda' }

t.test('an earlier answer fills what is empty and leaves own words alone', async (t) => {
  t.same(confirmed(BLANK, earlier), earlier)
  const own = { ...BLANK, explanation: 'Perbup 7/2026', serviceName: 'Izin usaha' }
  t.same(confirmed(own, earlier), { ...own, value: 300, serviceOwner: 'Bapenda' })
  t.equal(confirmed({ ...BLANK, value: 200 }, earlier), null, 'a value that stands is never replaced')
  t.equal(confirmed(BLANK, { ...earlier, value: null }), null, 'no value, no proposal')
})

t.test('whatever was written stays, whatever is proposed', async () => {
  const fields = fc.record({
    value: fc.option(fc.integer({ min: 100, max: 500 })),
    explanation: fc.string(),
    serviceName: fc.string(),
    serviceOwner: fc.string(),
  })
  fc.assert(
    fc.property(fields, fields, (current, old) => {
      const result = confirmed(current, old)
      if (result === null) return current.value !== null || old.value === null
      return (
        result.value === old.value &&
        (current.explanation.trim() === '' || result.explanation === current.explanation) &&
        (current.serviceName === '' || result.serviceName === current.serviceName)
      )
    }),
  )
})

t.test('a value travels over a sure link between two indicators that have nothing to do with any other', async (t) => {
  const link: CrosswalkLink = { from: 'I15', to: 'P13', relation: 'equal', valueTravels: true, confidence: 'high' }
  const other = { ...link, from: 'I16', to: 'P14' }
  t.equal(oneToOne([link, other], 'P13'), link)
  t.equal(oneToOne([link, other], 'P01'), null)
  for (const wrong of [{ relation: 'subset' }, { valueTravels: false }, { confidence: 'medium' }] as const) {
    t.equal(oneToOne([{ ...link, ...wrong }, other], 'P13'), null, JSON.stringify(wrong))
  }
  t.equal(oneToOne([link, { ...link, from: 'I11' }], 'P13'), null, 'two lead to it')
  t.equal(oneToOne([link, { ...link, to: 'P14' }], 'P13'), null, 'it leads to two')
})
