import type {
  ChartSpec,
  ChartWords,
  ComparedItem,
  GapBarsChart,
  Series,
  TrendChart,
} from '../../src/web/chart-types.ts'

const words: ChartWords = {
  subject: 'Tahun',
  missing: 'tidak ada data',
  simulated: 'SIMULASI',
  table: 'Angkanya dalam tabel',
}

/** Sumedang's published indices: no figure for 2023, another instrument until 2020. */
export const sumedang: Series = {
  label: 'Rujukan: Sumedang',
  role: 'reference',
  basis: 'published',
  points: [
    { year: 2019, value: 2.46 },
    { year: 2020, value: 3.81 },
    { year: 2021, value: 3.52 },
    { year: 2022, value: 3.84 },
    { year: 2023, value: null },
    { year: 2024, value: 4.51, note: 'El Jabar, 26 Feb 2025' },
  ],
}

export const westBandung: Series = {
  label: 'Kabupaten Bandung Barat',
  role: 'own',
  basis: 'published',
  points: [
    { year: 2021, value: 2.85 },
    { year: 2022, value: 2.65 },
    { year: 2023, value: 3.32 },
  ],
}

/** Kabupaten Bandung Barat beside Sumedang. */
export const aTrend = (changes: Partial<TrendChart> = {}): TrendChart => ({
  kind: 'trend',
  locale: 'id',
  title: 'Indeks SPBE Kabupaten Bandung Barat',
  finding: 'Naik dari 2,65 menjadi 3,32 dalam satu tahun.',
  caption: 'Dasar: nilai terpublikasi.',
  words,
  series: [sumedang, westBandung],
  breaks: [{ afterYear: 2020, label: 'instrumen berganti' }],
  bands: [
    { from: 1, label: 'Kurang' },
    { from: 1.8, label: 'Cukup' },
    { from: 2.6, label: 'Baik' },
    { from: 3.5, label: 'Sangat Baik' },
    { from: 4.2, label: 'Memuaskan' },
  ],
  ...changes,
})

const item = (label: string, short: string, own: number | null, reference: number | null): ComparedItem => ({
  label,
  short,
  own,
  reference,
})

export const aspects: readonly ComparedItem[] = [
  item('Kebijakan Internal Tata Kelola SPBE', 'Kebijakan', 2.8, 4.4),
  item('Perencanaan Strategis SPBE', 'Perencanaan', 2.25, 4),
  item('Teknologi Informasi dan Komunikasi', 'TIK', 3.25, 4.5),
  item('Penyelenggara SPBE', 'Penyelenggara', 3, 5),
  item('Penerapan Manajemen SPBE', 'Manajemen', 1.38, 3.5),
  item('Pelaksanaan Audit TIK', 'Audit TIK', 1, 3.67),
  item('Layanan Administrasi Pemerintahan Berbasis Elektronik', 'Layanan administrasi', 4.4, 4.8),
  item('Layanan Publik Berbasis Elektronik', 'Layanan publik', 4.5, 4.33),
]

/** The aspects of Kabupaten Bandung beside those of Sumedang. */
export const someBars = (changes: Partial<GapBarsChart> = {}): GapBarsChart => ({
  kind: 'gapBars',
  locale: 'id',
  title: 'Nilai aspek Kabupaten Bandung dan Sumedang',
  finding: 'Selisih terbesar pada Audit TIK: 2,67 di bawah rujukan.',
  caption: 'Penilaian mandiri 2025.',
  words: { ...words, subject: 'Aspek' },
  own: { label: 'Kabupaten Bandung', basis: 'self' },
  reference: { label: 'Rujukan: Sumedang', basis: 'verified' },
  items: aspects,
  differenceLabel: 'Selisih',
  ...changes,
})

/** The levels of eight indicators, one of them unanswered. */
export const someLevels = (): ChartSpec => ({
  ...someBars(),
  kind: 'levels',
  items: [2, 3, 1, 4, 5, null, 3, 1].map((own, position) =>
    item(`I${position + 1} Tingkat kematangan penerapan`, `I${position + 1}`, own, position === 1 ? 3 : 4),
  ),
})

const longest = 'Kabupaten Penukal Abab Lematang Ilir'
const simulated = { label: longest, basis: 'simulated' } as const

/** Everything that is drawn, the awkward included: long names, nothing known, all lines in one place. */
export const everyChart: Readonly<Record<string, ChartSpec>> = {
  trend: aTrend(),
  'trend without bands': aTrend({ bands: [] }),
  'trend of nothing': aTrend({ series: [] }),
  'trend of one point': aTrend({
    series: [{ label: 'Garut', role: 'own', basis: 'self', points: [{ year: 2025, value: 1 }] }],
  }),
  'trend of like regions': aTrend({
    series: ['Kota Bandung', 'Kota Cimahi', longest, 'Kabupaten Garut'].map((label, position) => ({
      label,
      role: position === 0 ? 'own' : 'other',
      basis: 'published',
      points: [
        { year: 2024, value: 4.9 + position / 100 },
        { year: 2025, value: 4.95 },
      ],
    })),
  }),
  'simulated trend': aTrend({ series: [sumedang, { ...westBandung, label: longest, basis: 'simulated' }] }),
  bars: someBars(),
  'simulated bars': someBars({ own: simulated, reference: { ...simulated, label: `Rujukan: ${longest}` } }),
  'bars without a reference': someBars({ reference: null }),
  radar: { ...someBars(), kind: 'radar' },
  'simulated radar': { ...someBars({ own: simulated, reference: simulated }), kind: 'radar' },
  'radar of seven': { ...someBars({ items: aspects.slice(1) }), kind: 'radar' },
  'radar of three': { ...someBars({ items: aspects.slice(5) }), kind: 'radar' },
  levels: someLevels(),
  english: { ...someBars(), kind: 'radar', locale: 'en' },
}
