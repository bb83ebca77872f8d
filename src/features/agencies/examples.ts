import type { z } from 'zod'
import type { agencyOut } from './schema.ts'

/** What the description of the API shows. */
export const anAgency = {
  code: '32.11',
  name: 'Kabupaten Sumedang',
  type: 'kabupaten',
  province: '32',
  provinceName: 'Jawa Barat',
  autonomous: true,
} satisfies z.output<typeof agencyOut>
