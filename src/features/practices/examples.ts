import type { PracticeDocument, PracticeItem } from './schema.ts'

/** What the description of the API shows. */
export const aPractice: PracticeItem = {
  slug: 'e-office',
  title: 'E-Office Sumedang',
  titleEn: 'E-Office of Sumedang',
  summary: 'Surat dinas ditulis, diperiksa, dan ditandatangani secara elektronik.',
  summaryEn: 'Official letters are written, checked and signed electronically.',
  agency: '32.11',
  agencyName: 'Kabupaten Sumedang',
  owner: 'Dinas Komunikasi dan Informatika',
  startYear: 2019,
  status: 'berjalan',
  instrument: 'permenpanrb-59-2020',
  indicators: [14, 15, 37],
  indicatorBasis: 'tafsiran analis',
  basis: 'published',
  form: 'snapshot',
  costClass: null,
  populationClass: null,
  lastWord: '2026-10-01',
  confirmedOn: null,
  sources: [{ url: 'https://sumedangkab.go.id/', title: 'Pemerintah Kabupaten Sumedang', date: '2023' }],
}

export const aWholePractice: PracticeDocument = {
  ...aPractice,
  problem: 'Surat menunggu berhari-hari di meja.',
  results: ['Surat selesai pada hari yang sama.'],
  figures: [{ label: 'Perangkat daerah yang memakainya', value: '30', note: null }],
  prerequisites: ['Tanda tangan elektronik tersertifikasi'],
  sections: {},
  missing: [],
  evidence: ['I14.3.2'],
  caveat: '',
}
