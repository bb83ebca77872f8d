import { z } from 'zod'

export const pictureParams = z.object({ name: z.enum(['tahun', 'aspek']) })

export const regionParams = z.object({ code: z.string().regex(/^\d{2}(\.\d{2})?$/) })
