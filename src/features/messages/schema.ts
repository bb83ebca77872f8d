import { z } from 'zod'
import { paging } from '../../web/paging.ts'

export const outboxQuery = z.object({ cursor: paging.cursor })
export const messageParams = z.object({ id: z.uuid() })
