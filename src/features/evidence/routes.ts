import multipart from '@fastify/multipart'
import type { Room } from '../../web/types.ts'
import { uploadsApi } from './api.ts'
import { changes } from './change-routes.ts'
import { documents } from './document-routes.ts'
import { links } from './link-routes.ts'
import { list } from './list-routes.ts'
import { newFiles } from './new-routes.ts'
import { multipartLimits } from './receiving.ts'
import { openVault } from './vault.ts'

/** The evidence vault: an agency's documents, their files and revisions. Only here do forms bring files. */
export const evidence: Room = async (app, { db, clock, config }) => {
  const vault = openVault(db, config)
  await app.register(async (inner) => {
    await inner.register(multipart, { limits: { ...multipartLimits, fileSize: vault.limits.fileBytes } })
    // pieces are read by the route, as they come
    inner.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
    for (const part of [list, newFiles, links, changes, documents, uploadsApi]) part(inner, vault, clock)
  })
}
