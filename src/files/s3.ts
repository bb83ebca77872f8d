import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { S3Client } from '@aws-sdk/client-s3'
import { hashFile } from './hashing.ts'
import { SHA256, type Storage, type StoragePlace } from './storage.ts'

type Place = Extract<StoragePlace, { kind: 's3' }>
type Sdk = typeof import('@aws-sdk/client-s3')

/** Contents as objects of a bucket. The library, large to load, comes with the first use. */
export function s3Storage(place: Place): Storage {
  const { bucket: Bucket, prefix } = place
  let opened: Promise<{ readonly sdk: Sdk; readonly client: S3Client }> | null = null
  const open = () => {
    opened ??= import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: clientOf(sdk, place) }))
    return opened
  }
  const named = (sha256: string) => ({ Bucket, Key: `${prefix}${sha256.slice(0, 2)}/${sha256}` })

  const has = async (sha256: string): Promise<boolean> => {
    const { sdk, client } = await open()
    return client.send(new sdk.HeadObjectCommand(named(sha256))).then(() => true, missing(false))
  }
  return {
    has,
    async put(sha256, path, size) {
      if (await has(sha256)) return
      const found = await hashFile(path)
      if (found.sha256 !== sha256 || found.size !== size) throw new Error('the file changed before it was stored')
      const { sdk, client } = await open()
      const Body = createReadStream(path)
      // an object appears whole or not at all; the server compares the bytes with their hash
      const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64')
      await client.send(new sdk.PutObjectCommand({ ...named(sha256), Body, ContentLength: size, ChecksumSHA256 }))
    },
    async read(sha256) {
      const { sdk, client } = await open()
      const found = await client.send(new sdk.GetObjectCommand(named(sha256))).catch(missing(null))
      return found === null ? null : (found.Body as Readable)
    },
    async remove(sha256) {
      const { sdk, client } = await open()
      await client.send(new sdk.DeleteObjectCommand(named(sha256)))
    },
    async *list() {
      const { sdk, client } = await open()
      for await (const page of sdk.paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
        for (const { Key = '' } of page.Contents ?? []) {
          const name = Key.split('/').at(-1) ?? ''
          if (SHA256.test(name)) yield name
        }
      }
    },
  }
}

function clientOf(sdk: Sdk, { endpoint, region, accessKeyId, secretAccessKey }: Place): S3Client {
  return new sdk.S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    forcePathStyle: true,
    // servers other than Amazon's do not know the newer ones
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
}

/** Turns "there is none" into a value; every other error goes on. */
const missing =
  <T>(value: T) =>
  (error: Error): T => {
    if (['NotFound', 'NoSuchKey'].includes(error.name)) return value
    throw error
  }
