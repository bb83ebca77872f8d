import { inflateRawSync } from 'node:zlib'

/** What a .docx file holds: its parts by name, each as text. */
export type Parts = ReadonlyMap<string, string>

/** Opens a .docx file by its central directory, as Word does. */
export function unzip(file: Buffer): Parts {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('no zip file')
  const parts = new Map<string, string>()
  for (let entry = 0, at = file.readUInt32LE(end + 16); entry < file.readUInt16LE(end + 10); entry++) {
    const nameLength = file.readUInt16LE(at + 28)
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    parts.set(name, contentOf(file, file.readUInt32LE(at + 42), file.readUInt32LE(at + 20), file.readUInt16LE(at + 10)))
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts
}

function contentOf(file: Buffer, local: number, size: number, method: number): string {
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  const bytes = file.subarray(start, start + size)
  return (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8')
}

/** What a person reads of a part: a line for each paragraph. */
export const textOf = (parts: Parts, name = 'word/document.xml'): string =>
  (parts.get(name) ?? '')
    .replaceAll('<w:br/>', '\n')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_all, name: string) => ENTITIES[name] ?? '')

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** What is not well-formed XML 1.0 in a part, or null. */
export function wrongWith(xml: string): string | null {
  const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.exec(xml)
  if (illegal) return `character ${illegal[0].codePointAt(0)} at ${illegal.index}`
  const open: string[] = []
  let rest = xml.replace(/^<\?xml [^?]*\?>\s*/, '')
  while (rest !== '') {
    const [token = ''] = TOKEN.exec(rest) ?? []
    if (token === '') return `cannot read ${rest.slice(0, 60)}`
    const [, closing, name = '', , empty] = TAG.exec(token) ?? []
    if (name !== '' && closing && open.pop() !== name) return `${token} closes something else`
    if (name !== '' && !closing && !empty) open.push(name)
    if (name === '' && open.length === 0 && token.trim() !== '') return `text outside: ${token.slice(0, 60)}`
    rest = rest.slice(token.length)
  }
  return open.length > 0 ? `${open.join()} left open` : null
}

const ENTITY = '&(?:lt|gt|quot|apos|amp|#\\d+|#x[0-9a-fA-F]+);'
const ATTRIBUTE = `\\s+[\\w:.-]+="(?:[^<&"]|${ENTITY})*"`
const NAME = '[A-Za-z_][\\w:.-]*'
const TOKEN = new RegExp(`^(?:</?${NAME}(?:${ATTRIBUTE})*\\s*/?>|(?:[^<&]|${ENTITY})+)`, 'u')
const TAG = new RegExp(`^<(/)?(${NAME})((?:${ATTRIBUTE})*)\\s*(/)?>`, 'u')
