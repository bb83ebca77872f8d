import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { pdfShowsText } from '../../src/files/pdf-text.ts'
import { aPdf, aPdfMade, aScan, packed, streamOf } from '../support/files.ts'

const folder = await mkdtemp(join(tmpdir(), 'pdf-text-'))
t.teardown(() => rm(folder, { recursive: true }))
let nth = 0

async function said(bytes: Buffer): Promise<boolean | null> {
  const path = join(folder, `${nth++}.pdf`)
  await writeFile(path, bytes)
  return pdfShowsText(path)
}

const text = 'BT /F1 12 Tf 40 760 Td [(Pera) -20 (turan)] TJ ET'
const drawing = 'q 1 0 0 1 0 0 cm /Im Do Q'

t.test('text is found plain, packed, and behind many pictures', async (t) => {
  t.equal(await said(aPdf('Peraturan')), true)
  t.equal(await said(aPdfMade([packed(text)])), true)
  t.equal(await said(aPdfMade([...Array(50).fill(packed(drawing)), packed(`BT <0041> Tj ET`)])), true)
  const far = `${drawing}\n`.repeat(20_000)
  t.equal(await said(aPdfMade([packed(far + text)])), true, 'beyond the first piece')
  t.equal(await said(aPdf('Peraturan', 200_000)), true, 'with much behind it')
})

t.test('a scan has none, whatever its pictures happen to hold', async (t) => {
  t.equal(await said(await aScan()), false)
  const picture = streamOf('/Subtype /Image /Filter /DCTDecode', Buffer.from(`\xff\xd8 ${text} `, 'latin1'))
  t.equal(await said(aPdfMade([packed(drawing), picture])), false)
  t.equal(await said(aPdfMade([packed('q BT ET Q (nama) Do')])), false, 'a text that is begun and shows nothing')
  t.equal(await said(aPdfMade([packed(drawing), `${'x'.repeat(70_000)}`, packed(drawing)])), false)
})

t.test('what cannot be looked into is not guessed', async (t) => {
  t.equal(await said(aPdfMade(['<< >>'])), null, 'nothing is drawn at all')
  t.equal(await said(aPdfMade([packed(drawing), '<< /Encrypt 5 0 R >>'])), null)
  t.equal(await said(aPdfMade([streamOf('/Filter /LZWDecode', Buffer.from('xxxx'))])), null)
  t.equal(await said(aPdfMade([streamOf('/Filter /FlateDecode', Buffer.from('not packed'))])), null)
  t.equal(await said(aPdfMade([packed(' '.repeat(9 * 1024 * 1024))])), null, 'more than is unpacked of one')
  t.equal(await said(aPdfMade(Array(2_001).fill(packed('q Q')))), null, 'more than are looked at')
  const pictures = '/Subtype /Image stream\n'.repeat(20_001)
  t.equal(await said(aPdfMade([packed(drawing), pictures])), null, 'more than are passed over')
})
