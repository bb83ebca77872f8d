import { z } from 'zod'
import type { App, Services } from './types.ts'

const alive = z.strictObject({ status: z.enum(['ok', 'unavailable']) })

/** `/sehat` says the program runs; `/siap` says it can work, which needs the database. */
export function health(app: App, { db }: Services): void {
  const config = { access: 'public' } as const
  app.get('/sehat', { config, schema: { hide: true, response: { 200: alive } } }, async () => ({
    status: 'ok' as const,
  }))
  app.get(
    '/siap',
    { config, schema: { hide: true, response: { 200: alive, 503: alive } } },
    async (_request, reply) => {
      const ready = await db
        .selectFrom('data_version')
        .select('version')
        .executeTakeFirst()
        .then(Boolean, () => false)
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable' })
    },
  )
}
