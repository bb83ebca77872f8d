import type { ColumnKind, ReportCell, ReportColumn, ReportTable } from '../../web/report-file.ts'
import { isStarred } from '../../web/report-text.ts'
import { aspectsChart, yearsChart } from './charts.ts'
import type { Choices, Reader } from './choices.ts'
import { workNote } from './file-notes.ts'
import type { AgencyLine, CountLine, GroupLine, ReportSummary } from './summary-type.ts'

/** Every table of a report, in the order of the page; those without anything to say are left out. */
export function tablesOf(reader: Reader, summary: ReportSummary, choices: Choices, least: number): ReportTable[] {
  const { t } = reader
  const { filter } = summary
  const of = tableMaker(reader)
  const measured = { mean: filter.indicator === null ? 'mean' : 'meanOfIndicator' }
  const groups = (id: string, lines: readonly GroupLine[]): ReportTable =>
    of(
      id,
      ['name', 'n', 'mean', 'change', 'changeN'],
      lines.map(({ label, n, mean, change, changeN }) => [label, cell(n), mean, change, cell(changeN)]),
      measured,
    )
  const parts = (id: string, mean: string, lines: readonly GroupLine[]): ReportTable =>
    of(
      id,
      ['name', 'n', 'mean', 'reference'],
      lines.map(({ label, n, mean, reference }) => [label, cell(n), mean, reference]),
      { mean },
    )
  const counts = (id: string, lines: readonly CountLine[]): ReportTable => ({
    ...of(
      id,
      ['name', 'count'],
      lines.map(({ label, n }) => [label, cell(n)]),
    ),
    note: workNote(reader, summary),
  })
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
      ['year', 'instrument', 'n', 'mean', 'change', 'changeN'],
      summary.years.map(({ label, instrument, n, mean, change, changeN }) => [
        label,
        instrumentIn(choices, instrument),
        cell(n),
        mean,
        change,
        cell(changeN),
      ]),
      measured,
    ),
    parts('domains', 'meanOfDomain', summary.domains),
    parts('aspects', 'meanOfAspect', summary.aspects),
    parts('indicators', 'meanOfIndicator', summary.indicators),
    parts('weakest', 'meanOfIndicator', summary.weakest),
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
    .map((table) => ({
      ...table,
      title: t(`report-data.table.${table.id}`),
      note: [
        table.note,
        filter.indicator !== null && OF_INDEX.includes(table.id) ? t('report-data.ofIndex') : '',
        isStarred(table.rows) ? t('report-data.star', { least: String(least) }) : '',
      ]
        .filter(Boolean)
        .join(' '),
      chart: charts.get(table.id) ?? null,
    }))
}

/** Tables that are about the index whatever is looked into. */
const OF_INDEX: readonly string[] = ['spread', 'bands']

/** Tables of the present, whatever year the report is of. */
export const OF_TODAY: readonly string[] = ['adoptions', 'obstacles', 'overdue']

const KINDS: Readonly<Record<string, ColumnKind>> = {
  n: 'count',
  count: 'count',
  changeN: 'count',
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
  const instrument = choices.instruments.find(({ key }) => key === filter.instrument)
  const indicators = agencies.some(({ levels }) => levels.length > 0) ? (instrument?.indicators ?? []) : []
  const whole = instrument?.wholeLevels ?? false
  const sourced = agencies.some(({ source }) => source.title !== '')
  const table = tableMaker(reader)(
    'agencies',
    ['code', 'name', 'province', 'type', 'index', 'predicate', 'change', ...(sourced ? ['source', 'sourceUrl'] : [])],
    agencies.map((agency) => [
      ...agencyRow(reader, agency),
      ...(sourced ? [agency.source.title, agency.source.url] : []),
      ...indicators.map((_, at) => levelIn(whole, agency.levels[at] ?? null)),
    ]),
  )
  return {
    ...table,
    note: indicators.length > 0 ? t('report-data.agenciesNote') : '',
    columns: [
      ...table.columns,
      ...indicators.map(
        ({ key, label }): ReportColumn => ({
          key: `i${key}`,
          label: label.split(' ')[0] ?? label,
          kind: whole ? 'count' : 'index',
        }),
      ),
    ],
  }
}

const levelIn = (whole: boolean, level: string | null): string | null =>
  whole && level !== null ? level.replace(/\.00$/, '') : level

const agencyRow = ({ t }: Reader, { code, name, province, type, index, predicate, change }: AgencyLine): Row => [
  code,
  name,
  province,
  t(`report-data.kind.${type}`),
  index,
  predicate,
  change,
]

const cell = (n: GroupLine['changeN']): ReportCell => (typeof n === 'number' ? String(n) : n)
const instrumentIn = ({ instruments }: Choices, id: string): string =>
  instruments.find(({ key }) => key === id)?.label ?? id
