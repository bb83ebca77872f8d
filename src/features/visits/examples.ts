import type { z } from 'zod'
import type { visitList } from './schema.ts'

/** What the description of the API shows. */
export const someVisits = {
  items: [
    {
      id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c44',
      host: '32.11',
      hostName: 'Kabupaten Sumedang',
      kind: 'visit',
      state: 'closed',
      title: 'Studi tiru E-Office',
      date: '2026-10-14',
      starts: '09:00',
      ends: '12:00',
      place: 'Gedung Negara, Sumedang',
      delegations: 2,
      basis: 'reported',
    },
  ],
  next: null,
} satisfies z.output<typeof visitList>
