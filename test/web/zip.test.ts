import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import t from 'tap'
import { type ZipEntry, zipOf, zipSize } from '../../src/web/zip.ts'
import { unzipped } from '../support/zips.ts'

const AT = new Date('2026-11-24T03:00:00Z')

/** A content that comes in pieces of a size. */
const entry = (path: string, bytes: Buffer, piece: number, size = bytes.length): ZipEntry => ({
  path,
  size,
  read: async function* () {
    for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece)
  },
})

t.test('whatever is put in comes out again, and the size was known before', async (t) => {
  const sizes = [0, 1, 65_534, 65_535, 65_536, 131_070, 200_001]
  const contents = sizes.flatMap((size) => [1_000, 65_535, 70_000].map((piece) => [randomBytes(size), piece] as const))
  const entries = contents.map(([bytes, piece], at) => entry(`I01/T3/${at}.pdf`, bytes, piece))
  const archive = await buffer(zipOf(entries, AT))
  t.equal(archive.length, zipSize(entries))
  const found = await unzipped(archive)
  t.same(
    [...found.keys()],
    entries.map(({ path }) => path),
  )
  for (const [at, [bytes]] of contents.entries()) t.ok(found.get(`I01/T3/${at}.pdf`)?.equals(bytes), `content ${at}`)
  t.equal((await buffer(zipOf([], AT))).length, zipSize([]))
})

t.test('as many entries as a year of evidence has', async (t) => {
  const entries = Array.from({ length: 1_200 }, (_, at) =>
    entry(`I01/T3/I01.3.1-peraturan-${at}.pdf`, randomBytes(9), 9),
  )
  const archive = await buffer(zipOf(entries, AT))
  t.equal(archive.length, zipSize(entries))
  t.equal((await unzipped(archive)).size, 1_200)
})

t.test('a content that is not as long as it said ends it', async (t) => {
  const ten = Buffer.alloc(10)
  await t.rejects(buffer(zipOf([entry('a', ten, 4, 11)], AT)), /shorter than it said/)
  await t.rejects(buffer(zipOf([entry('a', ten, 4, 9)], AT)), /longer than it said/)
})
