import type { z } from 'zod'
import type { uploadJson } from './schema.ts'

/** What the description of the API shows. */
export const anUpload = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47',
  name: 'Perbup Arsitektur SPBE.pdf',
  size: 482113,
  offset: 262144,
  ready: false,
} satisfies z.output<typeof uploadJson>
