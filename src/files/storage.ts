import type { Readable } from 'node:stream'
import { diskStorage } from './disk.ts'
import { s3Storage } from './s3.ts'

/**
 * Where contents are kept, each under the SHA-256 of its bytes, so that a content never changes and is there once. What is
 * put is there after a crash as well, whole or not at all.
 */
export interface Storage {
  /** Keeps the content of a file of this hash and size; what is there already stays. Throws if the bytes are others. */
  put(sha256: string, path: string, size: number): Promise<void>
  /** The content, or null where there is none. */
  read(sha256: string): Promise<Readable | null>
  has(sha256: string): Promise<boolean>
  remove(sha256: string): Promise<void>
  /** Hashes of all that is kept. What was interrupted on its way in a day before `now` is cleared away meanwhile. */
  list(now: Date): AsyncIterable<string>
}

export type StoragePlace =
  | { readonly kind: 'disk'; readonly folder: string }
  | {
      readonly kind: 's3'
      readonly endpoint: string
      readonly region: string
      readonly bucket: string
      /** Before every name; empty or ending in a slash. */
      readonly prefix: string
      readonly accessKeyId: string
      readonly secretAccessKey: string
    }

/** Opens nothing yet: folder and connection come with the first use. */
export const storageAt = (place: StoragePlace): Storage =>
  place.kind === 'disk' ? diskStorage(place.folder) : s3Storage(place)

export const SHA256 = /^[0-9a-f]{64}$/
