import type { Reply } from '../../web/types.ts'
import { MEDIA_TYPES } from './rendering.ts'
import type { Format } from './schema.ts'

/** A file to be kept, never shown in the page's place; nobody in between keeps it. */
export const sendFile = (reply: Reply, format: Format, name: string, bytes: Buffer): Reply =>
  reply
    .type(MEDIA_TYPES[format])
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(bytes)
