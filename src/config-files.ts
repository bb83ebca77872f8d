import { resolve } from 'node:path'
import { z } from 'zod'
import type { Scanner } from './files/scan.ts'
import type { StoragePlace } from './files/storage.ts'

/** A folder, or `s3://key:secret@server/bucket/prefix?region=…` (`s3+http://` without TLS). */
export const storagePlace = z.string().transform((value, context): StoragePlace => {
  if (!/^s3(\+http)?:/.test(value)) return { kind: 'disk', folder: resolve(value) }
  const url = URL.parse(value.replace(/^s3(\+http)?/, 'http'))
  const [bucket = '', ...rest] = (url?.pathname ?? '').split('/').filter(Boolean)
  if (!url || bucket === '' || url.username === '' || url.password === '') {
    context.addIssue({
      code: 'custom',
      message: 'must be a folder, or an address such as s3://key:secret@s3.example.go.id/bucket/prefix?region=id-1.',
    })
    return z.NEVER
  }
  return {
    kind: 's3',
    endpoint: `${value.startsWith('s3+http:') ? 'http' : 'https'}://${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    bucket,
    prefix: rest.map((part) => `${part}/`).join(''),
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
})

/** `host:port` of a clamd. */
export const clamd = z.string().transform((value, context): Scanner => {
  const [, host = '', port = ''] = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(value) ?? []
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) {
    context.addIssue({ code: 'custom', message: `must be host:port of a clamd, not "${value}".` })
    return z.NEVER
  }
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) }
})
