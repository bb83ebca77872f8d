import type { z } from 'zod'
import type { summaryOut } from './api-schema.ts'

const total = { key: '2024', label: '2024', n: 508, mean: '2.77', change: '0.12', reference: null }

/** What the description of the API shows: one line stands for all of a breakdown, and one is hidden. */
export const aReport = {
  filter: {
    instrument: 'permenpanrb-59-2020',
    year: 2024,
    basis: 'verified',
    stage: 'visit',
    province: null,
    type: null,
    cohort: null,
    indicator: null,
    detail: 'summary',
  },
  n: 508,
  of: 546,
  mean: '2.77',
  spread: { least: { under: 5 }, q1: '2.30', median: '2.75', q3: '3.20', greatest: { under: 5 } },
  change: { mean: '0.12', n: 490 },
  bands: [
    { predicate: 'Baik', from: '2.60', to: '3.50', n: 270, share: '53.1' },
    { predicate: 'Memuaskan', from: '4.20', to: '5.00', n: { under: 5 }, share: { under: 5 } },
  ],
  years: [{ ...total, instrument: 'permenpanrb-59-2020' }],
  domains: [{ key: 'D1', label: 'Kebijakan SPBE', n: 508, mean: '2.41', change: '0.08', reference: '3.00' }],
  aspects: [
    { key: 'A1', label: 'Kebijakan tata kelola SPBE', n: 508, mean: '2.41', change: '0.08', reference: '3.00' },
  ],
  indicators: [{ key: '1', label: 'Kebijakan arsitektur SPBE', n: 508, mean: '2.12', change: null, reference: '3.00' }],
  provinces: [{ key: '32', label: 'Jawa Barat', n: 27, mean: '3.05', change: '0.15', reference: null }],
  types: [{ key: 'kota', label: 'Kota', n: 93, mean: '2.98', change: '0.10', reference: null }],
  cohorts: [],
  stages: [],
  bases: [],
  weakest: [],
  adoptions: [{ key: 'running', label: 'Berjalan', n: 12 }],
  obstacles: [{ key: 'budget', label: 'Anggaran', n: { under: 5 } }],
  overdue: [],
  agencies: [],
  referenceLabel: 'Target tingkat 3',
  referenceBasis: null,
  open: false,
  asOf: '2026-11-24T03:00:00.000Z',
  simulated: false,
} satisfies z.output<typeof summaryOut>
