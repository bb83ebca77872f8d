import { z } from 'zod'
import { oneLine } from '../../domain/one-line.ts'
import { SCOPES, type Scope, TOKEN_DAYS } from '../../domain/scopes.ts'

export const noQuery = z.object({})
export const tokenParams = z.object({ id: z.uuid() })

const ticked = z.literal('on').optional().catch(undefined)
const scopes = Object.fromEntries(SCOPES.map((scope) => [scope, ticked])) as Record<Scope, typeof ticked>

/** One box for each scope; what is wrong with all of them together is said beside `scopes`. */
export const tokenForm = z.object({
  /** Made with the empty form: a second click makes the same token. */
  id: z.uuid('refusal.invalid'),
  name: z
    .string('tokens.error.name')
    .transform((typed) => oneLine(typed).trim())
    .pipe(z.string().min(1, 'tokens.error.name').max(80, 'tokens.error.long')),
  days: z.enum(TOKEN_DAYS.map(String), 'tokens.error.days').transform(Number),
  scopes: z.undefined().catch(undefined),
  ...scopes,
})
