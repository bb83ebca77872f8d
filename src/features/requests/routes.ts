import multipart from '@fastify/multipart'
import type { Room } from '../../web/types.ts'
import { multipartLimits, openVault } from '../evidence/evidence.ts'
import { board } from './board-routes.ts'
import { uploads } from './upload-routes.ts'

/** What units without accounts are asked for, and how they bring it. */
export const requests: Room = async (app, services) => {
  board(app, services)
  const vault = openVault(services.db, services.config)
  await app.register(async (inner) => {
    await inner.register(multipart, { limits: { ...multipartLimits, fileSize: vault.limits.fileBytes } })
    uploads(inner, vault, services)
  })
}
