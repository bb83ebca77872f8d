import type { z } from 'zod'
import type { searchOut } from './schema.ts'

/** What the description of the API shows. */
export const someFinds = {
  items: [
    {
      kind: 'practice',
      id: 'e-office',
      title: 'E-Office Sumedang',
      titleEn: 'E-Office of Sumedang',
      url: '/praktik/e-office',
      solved: null,
      basis: 'reported',
    },
  ],
  more: false,
} satisfies z.output<typeof searchOut>
