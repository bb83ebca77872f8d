import type { ColumnKind, ReportCell, ReportColumn, ReportTable } from '../../web/report-file.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import type { Choices, Reader } from './choices.ts'
import type { AgencyLine, CountLine, GroupLine, ReportSummary } from './summary-type.ts'

/** Every table of a report, in the order of the page; those without anything to say are left out. */
export function tablesOf(reader: Reader, summary: ReportSummary, choices: Choices): ReportTable[] {
  const { t } = reader
  const { filter } = summary
  const of = tableMaker(reader)
  const groups = (id: string, lines: readonly GroupLine[], named = 'name'): ReportTable =>
    of(
      id,
      ['name', 'n', 'mean', 'change'],
      lines.map(({ label, n, mean, change }) => [label, cell(n), mean, change]),
      {
        name: named,
        mean: filter.indicator === null ? 'mean' : 'meanOfIndicator',
      },
    )
  const parts = (id: string, lines: readonly GroupLine[]): ReportTable =>
    of(
      id,
      ['name', 'n', 'mean', 'reference'],
      lines.map(({ label, n, mean, reference }) => [label, cell(n), mean, reference]),
    )
  const counts = (id: string, lines: readonly CountLine[]): ReportTable =>
    of(
      id,
      ['name', 'count'],
      lines.map(({ label, n }) => [label, cell(n)]),
    )
  const charts = new Map<string, ReportTable['chart']>([
    ['years', yearsChart(summary, reader)],
    ['aspects', aspectsChart(summary, reader)],
  ])
  const tables = [
    spreadTable(reader, summary),
    of(
      'bands',
      ['predicate', 'from', 'to', 'n', 'share'],
      summary.bands.map(({ predicate, from, to, n, share }) => [predicate, from, to, cell(n), share]),
    ),
    of(
      'years',
      ['year', 'instrument', 'n', 'mean', 'change'],
      summary.years.map(({ label, instrument, n, mean, change }) => [
        label,
        instrumentIn(choices, instrument),
        cell(n),
        mean,
        change,
      ]),
    ),
    parts('domains', summary.domains),
    parts('aspects', summary.aspects),
    parts('indicators', summary.indicators),
    parts('weakest', summary.weakest),
    groups('provinces', summary.provinces),
    groups('types', summary.types),
    groups('cohorts', summary.cohorts),
    groups('stages', summary.stages),
    groups('bases', summary.bases),
    counts('adoptions', summary.adoptions),
    counts('obstacles', summary.obstacles),
    counts('overdue', summary.overdue),
    agencyTable(reader, summary, choices),
  ]
  return tables
    .filter(({ rows }) => rows.length > 0)
    .map((table) => ({ ...table, title: t(`report-data.table.${table.id}`), chart: charts.get(table.id) ?? null }))
}

const KINDS: Readonly<Record<string, ColumnKind>> = {
  n: 'count',
  count: 'count',
  value: 'index',
  mean: 'index',
  reference: 'index',
  index: 'index',
  from: 'index',
  to: 'index',
  change: 'change',
  share: 'share',
}

type Row = readonly ReportCell[]

const tableMaker =
  ({ t }: Reader) =>
  (
    id: string,
    keys: readonly string[],
    rows: readonly Row[],
    labels: Readonly<Record<string, string>> = {},
  ): ReportTable => ({
    id,
    title: '',
    note: '',
    columns: keys.map(
      (key): ReportColumn => ({
        key,
        label: t(`report-data.column.${labels[key] ?? key}`),
        kind: KINDS[key] ?? 'text',
      }),
    ),
    rows,
    chart: null,
  })

/** How the indices lie, a line for each figure. */
function spreadTable(reader: Reader, { spread }: ReportSummary): ReportTable {
  const { t } = reader
  const lines = (['mean', 'least', 'q1', 'median', 'q3', 'greatest'] as const).map(
    (key): Row => [t(`report-data.spread.${key}`), spread[key]],
  )
  return tableMaker(reader)('spread', ['name', 'value'], spread.mean === null ? [] : lines)
}

function agencyTable(reader: Reader, { agencies, filter }: ReportSummary, choices: Choices): ReportTable {
  const { t } = reader
  const indicators = agencies.some(({ levels }) => levels.length > 0)
    ? (choices.instruments.find(({ key }) => key === filter.instrument)?.indicators ?? [])
    : []
  const table = tableMaker(reader)(
    'agencies',
    ['code', 'name', 'type', 'index', 'predicate', 'change'],
    agencies.map((agency) => agencyRow(reader, agency, indicators.length)),
  )
  return {
    ...table,
    note: indicators.length > 0 ? t('report-data.agenciesNote') : '',
    columns: [
      ...table.columns,
      ...indicators.map(
        ({ key, label }): ReportColumn => ({ key: `i${key}`, label: label.split(' ')[0] ?? label, kind: 'index' }),
      ),
    ],
  }
}

const agencyRow = (
  { t }: Reader,
  { code, name, type, index, predicate, change, levels }: AgencyLine,
  length: number,
): Row => [
  code,
  name,
  t(`report-data.kind.${type}`),
  index,
  predicate,
  change,
  ...Array.from({ length }, (_, at) => levels[at] ?? null),
]

const cell = (n: GroupLine['n']): ReportCell => (typeof n === 'number' ? String(n) : n)
const instrumentIn = ({ instruments }: Choices, id: string): string =>
  instruments.find(({ key }) => key === id)?.label ?? id
