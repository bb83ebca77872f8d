import { isHiddenCount, type ReportFilter } from '../../domain/report.ts'
import { decimal } from '../../web/format.ts'
import type { Lang } from '../../web/i18n.ts'
import type { Speaker } from '../../web/trend.ts'
import { reportWith } from './addresses.ts'
import { measuredName } from './charts.ts'
import { alongAxis, changeIn, countIn, drawable, meanIn, referenceIn } from './said.ts'
import type { GroupLine, ReportSummary } from './summary-type.ts'
import type { LineRow, LinesTable } from './table-props.ts'

/** Every breakdown of the summary by means, each line leading to the report of itself; null where there is nothing. */
export function breakdowns(summary: ReportSummary, speaker: Speaker) {
  const { filter, open } = summary
  const { t } = speaker
  const measured = measuredName(t, summary)
  const table = tableMaker(summary, speaker)
  const narrowed = (part: 'type' | 'cohort') => (line: GroupLine) =>
    filter[part] === line.key ? '' : reportWith(filter, { [part]: line.key })
  const indicatorOf = ({ key }: GroupLine): string =>
    filter.indicator === Number(key) ? '' : reportWith(filter, { indicator: Number(key) })
  const several = (lines: readonly GroupLine[]) => (lines.length > 1 ? lines : [])
  const found = (lines: readonly GroupLine[]) => several(lines.filter(({ n }) => n !== 0))
  return {
    years: table('years', summary.years, yearAddress(summary), measured),
    domains: table('domains', summary.domains, () => '', measured),
    weakest: table('weakest', summary.weakest, indicatorOf, measured),
    indicators: table('indicators', summary.indicators, indicatorOf, measured),
    provinces: ISLANDS.map(({ name, codes }) =>
      table(
        'provinces',
        found(summary.provinces).filter(({ key }) => codes.test(key)),
        ({ key }) => reportWith(filter, { province: key, detail: open ? 'rows' : filter.detail }),
        t(`reports.islands.${name}`),
      ),
    ).filter((one) => one !== null),
    groups: [
      table('types', found(summary.types), narrowed('type'), measured),
      table('cohorts', found(summary.cohorts), narrowed('cohort'), measured),
      table('stages', found(summary.stages), ({ key }) => stageAddress(filter, key), measured),
      table('bases', found(summary.bases), ({ key }) => basisAddress(filter, key), measured),
    ].filter((one) => one !== null),
  }
}

/** Groups of islands by the codes of their provinces, so that a table is short. */
const ISLANDS = [
  { name: 'sumatera', codes: /^[12]/ },
  { name: 'jawa', codes: /^3/ },
  { name: 'nusaTenggara', codes: /^5/ },
  { name: 'kalimantan', codes: /^6/ },
  { name: 'sulawesi', codes: /^7/ },
  { name: 'malukuPapua', codes: /^[89]/ },
] as const

/** A year leads to itself on the instrument it was held on. */
const yearAddress =
  ({ filter, years }: ReportSummary) =>
  ({ key }: GroupLine): string => {
    const instrument = years.find((line) => line.key === key)?.instrument ?? filter.instrument
    return String(filter.year) === key ? '' : reportWith(filter, { year: Number(key), instrument })
  }

const stageAddress = (filter: ReportFilter, key: string): string => {
  const stage = (['self', 'document', 'interview', 'visit', 'official'] as const).find((one) => one === key)
  return stage === undefined || stage === filter.stage ? '' : reportWith(filter, { stage })
}

/** The stage is left open: each basis has its own. */
const basisAddress = (filter: ReportFilter, key: string): string => {
  const basis = (['published', 'verified', 'self', 'simulated'] as const).find((one) => one === key)
  return basis === undefined || basis === filter.basis ? '' : reportWith(filter, { basis, stage: null })
}

const KINDS = ['years', 'domains', 'weakest', 'indicators', 'provinces', 'types', 'cohorts', 'stages', 'bases'] as const

function tableMaker(summary: ReportSummary, { t, lang }: Speaker) {
  return (
    id: (typeof KINDS)[number],
    lines: readonly GroupLine[],
    address: (line: GroupLine) => string,
    measured: string,
  ): LinesTable | null => {
    if (lines.length === 0) return null
    const counts = new Set(lines.map(({ n }) => countIn(lang, n)))
    const alike = counts.size === 1 && lines.length > 1 && !lines.some(({ n }) => isHiddenCount(n))
    const [sameN = null] = alike ? counts : []
    const hasChange = lines.some(({ change }) => change !== null)
    const hasReference = lines.some(({ reference }) => reference !== null)
    return {
      id,
      title: t(`reports.${id}.title`, { measured }),
      note: [
        id === 'years' && !hasChange ? '' : t(`reports.${id}.note`),
        sameN === null ? '' : t('reports.column.sameN', { n: sameN }),
      ]
        .filter(Boolean)
        .join(' '),
      subject: t(`reports.subject.${id}`),
      hasReference,
      referenceLabel: hasReference ? referenceIn(t, summary) : '',
      hasN: sameN === null,
      hasChange,
      simulated: summary.simulated,
      rows: lines.map((line) => rowOf(lang, line, address(line))),
    }
  }
}

function rowOf(lang: Lang, { label, n, mean, change, reference }: GroupLine, href: string): LineRow {
  const drawn = drawable(mean)
  return {
    label,
    href,
    mean: meanIn(lang, mean),
    n: countIn(lang, n),
    change: changeIn(lang, change),
    reference: reference === null ? '–' : decimal(lang, reference),
    bar: drawn === null ? '' : alongAxis(drawn),
    mark: reference === null ? '' : alongAxis(Number(reference)),
  }
}
