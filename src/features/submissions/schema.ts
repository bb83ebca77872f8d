import { z } from 'zod'
import { queryText } from '../../web/query.ts'

export const assessmentParams = z.object({ id: z.uuid() })
export const roundParams = assessmentParams.extend({ round: z.coerce.number().int().min(1).max(9_999) })

const typed = queryText.optional()
export const receiptQuery = z.object({ keadaan: z.literal('terlampir').optional().catch(undefined) })
export const signingQuery = z.object({ q: typed, dokumen: typed })
export const signingForm = z.object({
  document: z.uuid('submissions.error.document'),
  q: z.string().max(200).default(''),
})
