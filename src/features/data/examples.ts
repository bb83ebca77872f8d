import type { z } from 'zod'
import type { indicesOut } from './schema.ts'

/** What the description of the API shows. */
export const someIndices = {
  items: [
    {
      agency: '32.11',
      year: 2024,
      instrument: 'permenpanrb-59-2020',
      index: '4.51',
      predicate: 'Memuaskan',
      predicateBasis: 'computed',
      basis: 'published',
      stage: null,
      source: { title: 'KepmenPANRB 663/2024', url: 'https://jdih.menpan.go.id/' },
      note: '',
    },
  ],
  next: null,
} satisfies z.output<typeof indicesOut>
