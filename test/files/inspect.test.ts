import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import t, { type Test } from 'tap'
import { inspect } from '../../src/files/inspect.ts'
import { BadFile } from '../../src/files/kinds.ts'
import { aFlood, anOffice, aPdf, aPhoto, aZip } from '../support/files.ts'

const folder = await mkdtemp(join(tmpdir(), 'lab-inspect-'))
t.teardown(() => rm(folder, { recursive: true }))
let count = 0

async function laidDown(bytes: Buffer): Promise<string> {
  const path = join(folder, String(count++))
  await writeFile(path, bytes)
  return path
}

/** Refused for this reason, in well under a second, without the memory growing with what is announced. */
async function refused(t: Test, bytes: Buffer, fault: string, name: string): Promise<void> {
  const path = await laidDown(bytes)
  const [began, before] = [performance.now(), process.memoryUsage().rss]
  const error = await inspect(path).then(
    ({ type }) => new Error(`taken as ${type}`),
    (error) => error,
  )
  t.equal(error instanceof BadFile ? error.fault : String(error.stack), fault, name)
  t.ok(performance.now() - began < 1_000, `${name}: ${Math.round(performance.now() - began)} ms`)
  const grown = (process.memoryUsage().rss - before) / 1024 / 1024
  t.ok(grown < 60, `${name}: ${Math.round(grown)} MB`)
}

const part = (name: string, bytes: Buffer | string, size?: number) => ({
  name,
  bytes: Buffer.from(bytes),
  ...(size !== undefined && { size }),
})

t.test('honest files are what they are, whatever they are called', async (t) => {
  t.equal((await inspect(await laidDown(aPdf('Perbup')))).type, 'pdf')
  t.equal((await inspect(await laidDown(anOffice('docx')))).type, 'docx')
  t.equal((await inspect(await laidDown(anOffice('xlsx')))).type, 'xlsx')
  t.equal((await inspect(await laidDown(await aPhoto()))).type, 'jpg')
  const chart = part('word/embeddings/Microsoft_Excel_Sheet1.xlsx', anOffice('xlsx'))
  t.equal((await inspect(await laidDown(anOffice('docx', [chart])))).type, 'docx', 'a table behind a chart is honest')
})

t.test('a template on the disk of an author and links to be clicked are honest', async (t) => {
  const of = (type: string, target: string) =>
    part(
      'word/_rels/settings.xml.rels',
      `<Relationships><Relationship Type="x/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
    )
  for (const relation of [
    of('attachedTemplate', 'file:///C:\\Users\\SKPD\\Kop.dotx'),
    of('hyperlink', 'https://jdih.bandung.example/'),
  ]) {
    t.equal((await inspect(await laidDown(anOffice('docx', [relation])))).type, 'docx')
  }
})

t.test('a picture is drawn anew, upright and without what its camera wrote', async (t) => {
  const original = await sharp(await aPhoto())
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  t.ok(original.includes('KAMERA-RAHASIA'), 'the camera writes its name')
  const { path } = await inspect(await laidDown(original))
  const kept = await readFile(path)
  t.notOk(kept.includes('KAMERA-RAHASIA'))
  t.notOk(kept.includes('Nama Pegawai'))
  const { exif, width, height } = await sharp(kept).metadata()
  t.equal(exif, undefined)
  t.same([width, height], [40, 60], 'it stands upright')
})

t.test('what is no honest file is refused, quickly and without filling the memory', async (t) => {
  await sharp(await aPhoto()).metadata() // loaded once, not measured
  const pdf = aPdf('Perbup')
  const spread = Buffer.alloc(120 * 1024 * 1024, '<c r="A1"><v>1</v></c>')
  await refused(t, Buffer.alloc(0), 'empty', 'nothing')
  await refused(
    t,
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'type',
    'an SVG',
  )
  await refused(t, Buffer.from('<!doctype html><script>alert(1)</script>'), 'type', 'a page')
  await refused(t, Buffer.from('MZ\x90\x00 a program'), 'type', 'a program')
  await refused(t, Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00', 'latin1'), 'type', 'a GIF')
  await refused(t, pdf.subarray(0, 300), 'damaged', 'half a PDF')
  await refused(t, Buffer.concat([pdf, anOffice('docx')]), 'twoFiles', 'a PDF that is a zip')
  await refused(
    t,
    Buffer.concat([pdf, Buffer.from('<script>alert(1)</script>')]),
    'twoFiles',
    'a PDF with a script behind',
  )
  await refused(
    t,
    Buffer.concat([Buffer.from('%PDF-1.7 <script>alert(1)</script>\n'), pdf]),
    'twoFiles',
    'a PDF that is a page',
  )
  await refused(t, Buffer.concat([await aPhoto(), anOffice('xlsx')]), 'twoFiles', 'a photo that is a zip')
  await refused(t, (await aPhoto()).subarray(0, 200), 'damaged', 'half a photo')
  await refused(t, await aFlood(), 'pixels', 'a flood of pixels')
  await refused(t, anOffice('docm'), 'macro', 'a document with macros')
  await refused(t, anOffice('docx', [part('word/vbaProject.bin', 'x')]), 'macro', 'macros under another name')
  const elsewhere = (padding: string) =>
    `<Relationships>${padding}<Relationship Id="rId1" TargetMode="External" Target="https://x.example/a.dotm?>"
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attached&#x54;emplate"/></Relationships>`
  for (const padding of ['', `<!--${'x'.repeat(5_000)}-->`]) {
    const rels = part('word/_rels/settings.xml.rels', elsewhere(padding))
    await refused(t, anOffice('docx', [rels]), 'elsewhere', 'a template that is fetched from elsewhere')
  }
  await refused(t, anOffice('docx', [part('word/media/a.zip', aZip([]))]), 'archive', 'an archive in it')
  await refused(t, aZip([part('a.txt', 'x')]), 'type', 'an ordinary zip')
  await refused(t, anOffice('docx', [part('../../etc/passwd', 'x')]), 'damaged', 'a part that climbs out')
  await refused(t, anOffice('xlsx', [part('xl/worksheets/sheet1.xml', spread)]), 'bomb', 'a spreadsheet bomb')
  await refused(
    t,
    anOffice('xlsx', [part('xl/worksheets/sheet1.xml', spread, 1_000)]),
    'damaged',
    'a bomb that lies about its size',
  )
  const many = Array.from({ length: 40 }, (_, at) => part(`xl/media/${at}`, Buffer.alloc(1024 * 1024 - 1), undefined))
  await refused(t, anOffice('xlsx', [...many, ...many, ...many, ...many]), 'bomb', 'many small bombs')
  const inner = anOffice('xlsx', [part('xl/worksheets/sheet1.xml', spread)])
  await refused(t, anOffice('docx', [part('word/embeddings/a.xlsx', inner)]), 'bomb', 'a bomb in a document')
  const nested = anOffice('docx', [
    part('word/embeddings/b.docx', anOffice('docx', [part('word/embeddings/c.docx', anOffice('docx'))])),
  ])
  await refused(t, nested, 'bomb', 'documents in documents in documents')
  const entities = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
  await refused(t, anOffice('xlsx', [part('xl/styles.xml', entities)]), 'bomb', 'entities that grow')
  await refused(
    t,
    aZip(Array.from({ length: 6_000 }, (_, at) => part(`p${at}.xml`, 'x'))),
    'bomb',
    'thousands of parts',
  )
})
