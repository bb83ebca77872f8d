import multipart from '@fastify/multipart'
import type { Room } from '../../web/types.ts'
import { download } from './download-routes.ts'
import { importing } from './import-routes.ts'
import { multipartLimits } from './receiving.ts'

/** An assessment as a spreadsheet: taken along, filled in without a network, and brought back. */
export const worksheet: Room = async (app, services) => {
  download(app, services)
  // only here do forms of this room bring files
  await app.register(async (inner) => {
    await inner.register(multipart, { limits: multipartLimits })
    importing(inner, services)
  })
}
