import { limits } from '../../config-limits.ts'
import { Refusal } from '../../domain/errors.ts'
import type { App } from '../../web/types.ts'

/** Making and reading a spreadsheet costs as much as many pages. */
export const paced = (app: App) =>
  app.rateLimit({
    max: limits.worksheet.perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('limited', 'worksheet.tooMany', { retryAfterSeconds: Math.ceil(ttl / 1000) }),
  })
