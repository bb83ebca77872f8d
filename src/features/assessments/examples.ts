import type { z } from 'zod'
import type { checkJson } from './check-schema.ts'
import type { assessmentJson, savedJson, submittedJson, summaryJson } from './schema.ts'

const score = { index: '2.77', indexExact: '2.7655', predicate: 'Baik', missing: [] }
const progress = { answered: 47, total: 47 }

/** What the description of the API shows. */
export const aSummary = {
  id: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47',
  agency: '32.04',
  instrument: 'permenpanrb-59-2020',
  instrumentVersion: 1,
  year: 2026,
  stage: 'self',
  basis: 'self',
  state: 'draft',
  score,
  progress,
} satisfies z.output<typeof summaryJson>

/** One answer stands for all. */
export const aWholeAssessment = {
  ...aSummary,
  answers: [
    { number: 1, version: 2, value: '3.00', explanation: 'Perbup 12/2024 Pasal 4', serviceName: '', serviceOwner: '' },
  ],
} satisfies z.output<typeof assessmentJson>

export const saved = { version: 3, score, progress, alsoHere: [] } satisfies z.output<typeof savedJson>

export const aCheck = {
  kind: 'warning',
  key: '0f3a9c51d27be684',
  code: 'older',
  indicators: [1, 5],
  level: null,
  item: null,
  document: '01930f5e-7a40-7c11-9a52-0e6f3d1b2c47',
  message: 'Perbup Arsitektur SPBE: sejak 1 Maret 2024, sebelum tahun penilaian, tanpa keterangan sampai kapan',
  reason: null,
} satisfies z.output<typeof checkJson>

export const submitted = {
  snapshotHash: '9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab',
  submittedAt: '2026-11-24T03:00:00.000Z',
  score,
} satisfies z.output<typeof submittedJson>
