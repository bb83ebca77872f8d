import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A PDF of one page that says `text`; with `fill`, that many bytes longer. */
export function aPdf(text: string, fill = 0): Buffer {
  const stream = `BT /F1 12 Tf 40 760 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.7\n'
  const places = objects.map((object, at) => {
    const place = body.length
    body += `${at + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const padding = fill > 0 ? `%${'x'.repeat(fill - 2)}\n` : ''
  body += padding
  const table = `xref\n0 6\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${body}${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}

/** A PDF of one page that is a photograph of a page; what it draws with is packed, as scanners do. */
export async function aScan(): Promise<Buffer> {
  const picture = await sharp({ create: { width: 60, height: 85, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer()
  return aPdfMade([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>',
    packed('q 595 0 0 842 0 0 cm /Im Do Q'),
    streamOf('/Type /XObject /Subtype /Image /Width 60 /Height 85 /Filter /DCTDecode', picture),
  ])
}

/** A stream that is deflated. */
export const packed = (content: string): string => streamOf('/Filter /FlateDecode', deflateSync(content))

export const streamOf = (dictionary: string, bytes: Buffer): string =>
  `<< ${dictionary} /Length ${bytes.length} >>\nstream\n${bytes.toString('latin1')}\nendstream`

/** A PDF of these objects, numbered from 1. */
export function aPdfMade(objects: readonly string[]): Buffer {
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')
  const size = objects.length + 1
  return Buffer.from(`%PDF-1.7\n${body}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1')
}

/** A PDF of exactly so many bytes. */
export function aPdfOf(size: number): Buffer {
  const about = aPdf('x', size - aPdf('x').length)
  return aPdf('x', size - aPdf('x').length - (about.length - size))
}

export interface ZipEntry {
  readonly name: string
  readonly bytes: Buffer
  /** As the directory announces it, if that is to lie. */
  readonly size?: number
}

/** A zip of these entries, deflated. */
export function aZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const { name, bytes, size = bytes.length } of entries) {
    const packed = deflateRawSync(bytes, { level: 9 })
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(place, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]))
    locals.push(local)
    place += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(place, 16)
  return Buffer.concat([...locals, central, end])
}

const MAIN = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
}

/** A document of an office with further parts in it. */
export const anOffice = (kind: keyof typeof MAIN, more: readonly ZipEntry[] = []): Buffer =>
  aZip([
    {
      name: '[Content_Types].xml',
      bytes: Buffer.from(`<Types><Override PartName="/main.xml" ContentType="${MAIN[kind]}"/></Types>`),
    },
    { name: 'main.xml', bytes: Buffer.from('<document><p>Peraturan Bupati</p></document>') },
    ...more,
  ])

/** A photograph with a place, a camera and an orientation in it. */
export const aPhoto = (width = 60, height = 40): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#3a7792' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'KAMERA-RAHASIA', Copyright: 'Nama Pegawai' }, IFD3: { GPSLatitude: '6/1 51/1 0/1' } })
    .toBuffer()

/** A picture of very many pixels in very few bytes. */
export const aFlood = (): Promise<Buffer> =>
  sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()
