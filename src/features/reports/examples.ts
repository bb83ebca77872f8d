import type { z } from 'zod'
import type { summaryOut } from './api-schema.ts'

const group = (key: string, label: string, n: number, mean: string, change: string | null = null) => ({
  ...{ key, label, n, mean, change },
  reference: null,
})

/** What the description of the API shows: simulated figures of Jawa Barat, one line of each breakdown. */
export const aSummary = {
  filter: {
    instrument: 'permenpanrb-59-2020',
    year: 2024,
    basis: 'simulated',
    stage: 'self',
    province: '32',
    type: null,
    cohort: null,
    indicator: null,
    detail: 'rows',
  },
  n: 27,
  of: 28,
  mean: '3.89',
  spread: { least: '3.03', q1: '3.69', median: '3.81', q3: '4.04', greatest: '4.71' },
  change: { mean: '0.37', n: 26 },
  bands: [{ predicate: 'Kurang', from: '1.00', to: '1.79', n: 0, share: '0.0' }],
  years: [{ ...group('2021', '2021', 27, '2.70'), instrument: 'permenpanrb-59-2020' }],
  domains: [{ ...group('D1', 'Kebijakan Internal SPBE', 27, '4.00'), reference: '4.70' }],
  aspects: [{ ...group('A1', 'Kebijakan Internal Tata Kelola SPBE', 27, '4.00'), reference: '4.70' }],
  indicators: [{ ...group('1', 'I01 Kebijakan Internal Arsitektur SPBE', 27, '4.04'), reference: '4.00' }],
  provinces: [group('32', 'Jawa Barat', 27, '3.89', '0.37')],
  types: [group('kabupaten', 'Kabupaten', 18, '3.83', '0.36')],
  cohorts: [{ ...group('kota-kecil', 'Kota di bawah 250.000 jiwa', 0, ''), n: { under: 5 }, mean: { under: 5 } }],
  stages: [group('self', 'penilaian mandiri', 27, '3.89', '0.37')],
  bases: [group('simulated', 'simulasi', 27, '3.89', '0.37')],
  weakest: [{ ...group('29', 'I29 Audit Infrastruktur SPBE', 27, '2.81'), reference: '3.00' }],
  adoptions: [{ key: 'interested', label: 'Diminati', n: 5 }],
  obstacles: [{ key: 'regulation', label: 'Regulasi', n: 6 }],
  overdue: [{ key: 'news', label: 'Kabar yang dijanjikan belum datang', n: 62 }],
  agencies: [
    {
      code: '32.04',
      name: 'Kabupaten Bandung',
      type: 'kabupaten',
      index: '3.38',
      predicate: 'Baik',
      change: '0.37',
      levels: ['5.00', '4.00', '3.00'],
    },
  ],
  referenceLabel: 'Rujukan: Sumedang 2024',
  referenceBasis: 'simulated',
  open: false,
  asOf: '2024-09-21T06:21:00.000Z',
  simulated: true,
} satisfies z.output<typeof summaryOut>
