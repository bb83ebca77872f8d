import fc from 'fast-check'
import t from 'tap'
import { isExpired, namesPassword, type Proof, uploadState } from '../../src/domain/evidence.ts'
import { downloadName, titleFrom, uploadedName } from '../../src/domain/uploaded-name.ts'

t.test('whatever a file was called, here its name is visible, short, and leads nowhere', async (t) => {
  const odd = fc.string({
    unit: fc.constantFrom('a', 'é', '.', '/', '\\', ' ', '\0', '\u202e', '\u200b', '\n', '😀', '_'),
  })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), odd), (given) => {
      const name = uploadedName(given)
      if (name === '' || [...name].length > 128 || /[/\\\p{Cc}\p{Cf}]/u.test(name)) return false
      return (
        uploadedName(name) === name && titleFrom(name) !== '' && /^[A-Za-z0-9-]+\.pdf$/.test(downloadName(name, 'pdf'))
      )
    }),
  )
  t.equal(uploadedName('C:\\berkas\\SK Tim.PDF'), 'SK Tim.PDF')
  t.equal(titleFrom('SK_Tim SPBE.final.pdf'), 'SK Tim SPBE.final')
  t.equal(downloadName('Peraturan “Bupati” n° 12.exe', 'pdf'), 'Peraturan-Bupati-n-12.pdf')
})

t.test('an item is uploaded as soon as one thing attached to it is signed and dated', async (t) => {
  const proof = (signed: Proof['signed'], effectiveFrom: string | null): Proof => ({ signed, effectiveFrom })
  t.equal(uploadState([]), 'none')
  t.equal(uploadState([proof('no', '2024-01-01'), proof('yes', null)]), 'draft')
  t.equal(uploadState([proof('no', null), proof('yes', '2024-01-01')]), 'uploaded')
  t.equal(uploadState([proof('not_needed', '2024-01-01')]), 'uploaded', 'a picture of a screen')
})

t.test('a document holds on its last day and not on the next', async (t) => {
  const until = { effectiveUntil: '2026-11-24', expiresOn: null }
  t.equal(isExpired(until, '2026-11-24'), false)
  t.equal(isExpired(until, '2026-11-25'), true)
  t.equal(isExpired({ effectiveUntil: null, expiresOn: '2026-11-24' }, '2026-11-25'), true)
  t.equal(isExpired({ effectiveUntil: null, expiresOn: null }, '2026-11-25'), false)
})

t.test('a password is known by how people write it', async (t) => {
  for (const text of ['password: x', 'Kata sandi = rahasia', 'PIN:1234', 'pwd=abc', 'pass word : x']) {
    t.ok(namesPassword(text), text)
  }
  for (const text of ['penguji', 'Kata sandi diminta lewat telepon', 'Bidang Pintu 3', 'kepin: ']) {
    t.notOk(namesPassword(text), text)
  }
})
