import { z } from 'zod'

export const pictureParams = z.object({ name: z.enum(['tahun', 'aspek']) })
