import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import t, { type Test } from 'tap'
import { readConfig } from '../../src/config.ts'
import { type Storage, storageAt } from '../../src/files/storage.ts'
import { anS3 } from '../support/s3.ts'

const folder = await mkdtemp(join(tmpdir(), 'lab-storage-'))
t.teardown(() => rm(folder, { recursive: true }))

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const NOW = new Date('2026-11-24T03:00:00Z')

async function laidDown(bytes: Buffer): Promise<string> {
  const path = join(folder, randomBytes(8).toString('hex'))
  await writeFile(path, bytes)
  return path
}

async function all(storage: Storage): Promise<string[]> {
  const found: string[] = []
  for await (const sha256 of storage.list(NOW)) found.push(sha256)
  return found.sort()
}

/** The same story over every storage. */
async function story(t: Test, storage: Storage): Promise<void> {
  const bytes = randomBytes(3 * 1024 * 1024)
  const [sha256, path] = [hashOf(bytes), await laidDown(bytes)]
  t.same(await all(storage), [], 'empty at first')
  t.equal(await storage.has(sha256), false)
  t.equal(await storage.read(sha256), null)
  await storage.put(sha256, path, bytes.length)
  await storage.put(sha256, path, bytes.length)
  t.equal(await storage.has(sha256), true)
  const read = await storage.read(sha256)
  t.ok(read && (await buffer(read)).equals(bytes), 'the same bytes')
  const other = randomBytes(100)
  await t.rejects(storage.put(hashOf(other), path, bytes.length), 'bytes that are not of this hash')
  t.equal(await storage.has(hashOf(other)), false)
  const many = Array.from({ length: 12 }, () => randomBytes(50))
  const place = async (one: Buffer) => storage.put(hashOf(one), await laidDown(one), one.length)
  await Promise.all([...many, ...many].map(place))
  t.same(await all(storage), [sha256, ...many.map(hashOf)].sort(), 'each is there once')
  await storage.remove(sha256)
  await storage.remove(sha256)
  t.equal(await storage.has(sha256), false)
  t.equal((await all(storage)).length, 12)
}

t.test('on a disk', async (t) => {
  const place = join(folder, 'evidence')
  const storage = storageAt({ kind: 'disk', folder: place })
  await story(t, storage)
  t.same(await readdir(join(place, 'incoming')), [], 'nothing half-written stays')
  const [old, young] = ['old', 'young'].map((name) => join(place, 'incoming', name))
  for (const path of [old, young]) await writeFile(path ?? '', 'half')
  await utimes(old ?? '', new Date('2026-11-22'), new Date('2026-11-22'))
  await utimes(young ?? '', NOW, NOW)
  await all(storage)
  t.same(await readdir(join(place, 'incoming')), ['young'], 'what was interrupted days ago is cleared away')
})

t.test('on a server that speaks S3', async (t) => {
  const { storage } = readConfig({ STORAGE: (await anS3(t)).storage })
  t.match(storage, { kind: 's3', bucket: 'lab', prefix: 'bukti/', region: 'id-jakarta-1' })
  await story(t, storageAt(storage))
})

t.test('a place that is none is said in a sentence', async (t) => {
  t.throws(() => readConfig({ STORAGE: 's3://lab' }), /STORAGE must be a folder, or an address such as s3:/)
  t.throws(() => readConfig({ CLAMD: 'scanner' }), /CLAMD must be host:port of a clamd, not "scanner"/)
  t.match(readConfig({ STORAGE: 's3://a%2Fb:c@s3.example.go.id/lab' }).storage, {
    endpoint: 'https://s3.example.go.id',
    accessKeyId: 'a/b',
  })
  t.match(readConfig({ DATA_DIR: '/srv/lab' }).storage, { kind: 'disk', folder: '/srv/lab/evidence' })
})
