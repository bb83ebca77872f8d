import type { z } from 'zod'
import type { adoptionJson } from './schema.ts'

/** What the description of the API shows. */
export const anAdoption = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c48',
  agency: '32.05',
  agencyName: 'Kabupaten Garut',
  practice: 'e-office',
  owner: '32.11',
  stage: 'running',
  standard: 'confirmed',
  basis: 'reported',
  lastOn: '2026-11-20',
  nextOn: '2027-02-20',
  targetOn: '2026-12-31',
  openObstacles: 0,
  silent: false,
} satisfies z.output<typeof adoptionJson>
