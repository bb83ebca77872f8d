import { createHash } from 'node:crypto'
import fc from 'fast-check'
import type { ColumnKind, ReportCell, ReportColumn, ReportFile, ReportTable } from '../../src/web/report-file.ts'

const kinds: readonly ColumnKind[] = ['text', 'count', 'index', 'change', 'share']

/** Words as reports have them, and what somebody may have typed into a name. */
const word = fc.constantFrom(
  'Kabupaten Bandung',
  'Jawa Barat',
  'Kota Tidore Kepulauan',
  'Baik',
  'Sangat Kurang',
  '=1+1',
  '+62',
  '-lain',
  '@SUM(A1)',
  'a;b,c',
  'kata "dalam" kutip',
  '<b>tebal</b>',
  '#let x = 1',
  '$x$ *y* _z_',
  '\\begin',
  '{{nama}}',
  "d'Arc",
  '5–10',
  'é ü ń',
  'Kualitas Layanan Administrasi Pemerintahan Berbasis Elektronik Lainnya',
)
const label = fc.constantFrom('Wilayah', 'Jumlah', 'Rata-rata', 'Perubahan', 'Bagian', 'I01', 'Tingkat', '=2', 'Region')

const decimals = (places: number, from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((whole) => (whole / 10 ** places).toFixed(places))
const numbers: Readonly<Record<Exclude<ColumnKind, 'text'>, fc.Arbitrary<string>>> = {
  count: fc.integer({ min: 0, max: 60_000 }).map(String),
  index: decimals(2, 100, 500),
  change: decimals(2, -400, 400).map((text) => (text === '-0.00' ? '0.00' : text)),
  share: decimals(1, 0, 1000),
}

const hidden = fc.constant({ under: 5 })
const cellOf = ({ kind }: ReportColumn): fc.Arbitrary<ReportCell> =>
  kind === 'text'
    ? word
    : fc.oneof(
        { weight: 6, arbitrary: numbers[kind] },
        { weight: 1, arbitrary: hidden },
        { weight: 1, arbitrary: fc.constant(null) },
      )

const columnsOf = (most: number): fc.Arbitrary<readonly ReportColumn[]> =>
  fc
    .array(fc.record({ label, kind: fc.constantFrom(...kinds) }), { maxLength: most })
    .map((rest) => [{ label: 'Wilayah', kind: 'text' as const }, ...rest])
    .map((columns) => columns.map((column, at) => ({ ...column, key: `c${at}` })))

const tableOf = (most: number): fc.Arbitrary<ReportTable> =>
  columnsOf(most).chain((columns) =>
    fc.record({
      id: fc.constant('provinces'),
      title: word,
      note: fc.oneof(fc.constant(''), word),
      columns: fc.constant(columns),
      rows: fc.array(fc.tuple(...columns.map(cellOf)), { maxLength: 12 }),
      chart: fc.constant(null),
    }),
  )

/** Any report: some tables, wide and empty ones among them, every kind of cell, texts that look like something else. */
export const anyReport: fc.Arbitrary<ReportFile> = fc
  .record({
    lang: fc.constantFrom('id' as const, 'en' as const),
    title: word.map((words) => `Laporan ${words}`),
    sentence: word,
    notes: fc.array(fc.record({ label, value: word }), { minLength: 1, maxLength: 8 }),
    tables: fc.array(fc.oneof({ weight: 4, arbitrary: tableOf(6) }, { weight: 1, arbitrary: tableOf(50) }), {
      maxLength: 5,
    }),
    simulated: fc.boolean(),
  })
  .map(({ notes, tables, ...report }) =>
    sealed({
      ...report,
      notes: notes.map((note, at) => ({ key: `note${at}`, ...note })),
      tables: tables.map((table, at) => ({ ...table, id: `table${at}` })),
      path: '/laporan?tahun=2024',
    }),
  )

/** A report with its hash. */
export const sealed = (report: Omit<ReportFile, 'hash'>): ReportFile => ({
  ...report,
  hash: createHash('sha256').update(JSON.stringify(report)).digest('hex'),
})

/** What the largest report of the platform looks like: 508 lines, 47 levels each, beside the rest. */
export function largeReport(lang: 'id' | 'en', lines = 508): ReportFile {
  const at = (n: number, of: number): string => (1 + ((n * 7919) % 401) / 100).toFixed(2).slice(0, of)
  const column = (key: string, label: string, kind: ColumnKind): ReportColumn => ({ key, label, kind })
  const levels = Array.from({ length: 47 }, (_, i) =>
    column(`i${i + 1}`, `I${String(i + 1).padStart(2, '0')}`, 'index'),
  )
  return sealed({
    lang,
    title: 'Laporan SPBE 2024',
    sentence: 'Rata-rata 508 instansi adalah 2,77; itu termasuk predikat Baik.',
    notes: [
      { key: 'instrument', label: 'Instrumen', value: 'Permen PANRB 59/2020' },
      { key: 'basis', label: 'Dasar', value: 'Simulasi' },
      { key: 'n', label: 'n', value: `${lines}` },
    ],
    tables: [
      {
        id: 'agencies',
        title: 'Instansi',
        note: '',
        columns: [
          column('code', 'Kode', 'text'),
          column('name', 'Instansi', 'text'),
          column('type', 'Jenis', 'text'),
          column('index', 'Indeks', 'index'),
          column('predicate', 'Predikat', 'text'),
          ...levels,
        ],
        rows: Array.from({ length: lines }, (_, n) => [
          `${11 + (n % 80)}.${String(n % 99).padStart(2, '0')}`,
          n % 97 === 0 ? `Kabupaten Pangkajene dan Kepulauan ${n}` : `Kabupaten Nomor ${n}`,
          n % 5 === 0 ? 'Kota' : 'Kabupaten',
          at(n, 4),
          'Sangat Baik',
          ...levels.map((_, i) => ((n + i) % 61 === 0 ? null : at(n + i, 4))),
        ]),
        chart: null,
      },
    ],
    simulated: true,
    path: '/laporan?isi=rincian&tahun=2024',
  })
}
